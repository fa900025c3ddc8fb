"""The command line: ``inovasi-daerah``. Thin: it reads arguments, calls the library, prints."""

from inovasi_daerah.cli.program import main as main

__all__ = ["main"]
