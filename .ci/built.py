"""Hold the built files to the source: ``python .ci/built.py WHEEL_FROM_SDIST WHEEL_FROM_TREE SDIST``, from the root.

The wheel has exactly the files of the package, byte for byte, and its metadata; the sdist makes the same wheel.
"""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

PACKAGE = "inovasi_daerah/"
METADATA = {
    "METADATA",
    "WHEEL",
    "RECORD",
    "entry_points.txt",
    "licenses/LICENSE",
    "licenses/src/inovasi_daerah/domain/data/regions.LICENSE.txt",
}


def contents(wheel: Path) -> dict[str, bytes]:
    """Every file of a wheel."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def source(root: Path) -> dict[str, bytes]:
    """Every file of the package, as a wheel names it."""
    files = (path for path in (root / PACKAGE).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def faults(from_sdist: Path, from_tree: Path, sdist: Path) -> list[str]:
    """What is not as it should be."""
    wheel, wanted = contents(from_sdist), source(Path("src"))
    package = {name: data for name, data in wheel.items() if name.startswith(PACKAGE)}
    metadata = {name.partition(".dist-info/")[2] for name in wheel.keys() - package.keys()}
    with tarfile.open(sdist) as archive:
        shipped = {name.partition("/")[2] for name in archive.getnames()}
    found = [f"only in the wheel: {name}" for name in sorted(package.keys() - wanted.keys())]
    found += [f"not in the wheel: {name}" for name in sorted(wanted.keys() - package.keys())]
    found += [f"another content: {name}" for name in sorted(wanted) if package.get(name, wanted[name]) != wanted[name]]
    found += [f"metadata: {name}" for name in sorted(metadata ^ METADATA)]
    found += [f"not in the sdist: {name}" for name in ("README.md", "LICENSE", "CHANGELOG.md") if name not in shipped]
    if f"{PACKAGE}py.typed" not in wheel:
        found.append("without py.typed")
    if wheel != contents(from_tree):
        found.append("the wheel made from the sdist is not the one made from the tree")
    return found


if __name__ == "__main__":
    if problems := faults(*map(Path, sys.argv[1:])):
        sys.exit("\n".join(problems))
