"""A progress bar on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from inovasi_daerah.cli.terminal import moving

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def with_progress(files: Iterable[T], total: int) -> Iterator[T]:
    """The files, with a progress bar on a terminal; silent when piped, and where the extra ``nation`` is missing."""
    stream = moving()
    if stream is None:
        yield from files
        return
    try:
        from tqdm import tqdm  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError:
        yield from files
        return
    yield from tqdm(files, total=total, file=stream, unit="file")
