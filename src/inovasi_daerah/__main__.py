"""``python -m inovasi_daerah``: the command line."""

from inovasi_daerah.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
