"""The one writer of outputs: what may not be written over, asked before any work; and a file whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from shutil import copymode
from stat import S_ISCHR, S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from attrs import frozen

from inovasi_daerah.files.file_errors import reason_of
from inovasi_daerah.files.inputs import STANDARD_INPUT
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from types import FrameType
    from typing import TextIO

_Place: TypeAlias = "tuple[int, int] | str"
_ANY_WRITE: Final = 0o222
_OTHER_FORMATS: Final = frozenset(
    {
        *(".csv", ".json", ".parquet", ".svg", ".toml", ".txt", ".xls", ".xlsx"),
        *(".docx", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".md", ".ods", ".pdf", ".png", ".tsv", ".xml", ".zip"),
    }
)
"""Suffixes by which programs and people know a format."""
_ENDING: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_INPUT: Final = Text("itu berkas masukan {other}", "it is the input file {other}")
_OUTPUT: Final = Text("itu juga keluaran lain, {other}", "it is another output too, {other}")
_PRINTED: Final = Text("keluaran baku", "standard output")
_ENDED_BY: Final = 128
"""What a shell adds to the number of the signal that ended a program."""
_UNKNOWN_SUFFIX: Final = Text(
    "{suffix} bukan akhiran yang dikenal di sini ({known}); pakai salah satunya, atau tambahkan --format",
    "{suffix} is not a suffix known here ({known}); use one of them, or add --format",
)
_OTHER_SUFFIX: Final = Text(
    "{suffix} adalah akhiran bentuk lain, sedangkan yang ditulis adalah {form}",
    "{suffix} is the suffix of another format, and what is written is {form}",
)


@frozen
class Output:
    """A file that is to be written.

    Attributes:
        suffixes: the formats that it can be written in, by the suffix that tells them.
        form: the format that was asked for; None where the suffix is to tell it.
    """

    name: str
    suffixes: Mapping[str, str]
    form: str | None = None


def unfit(outputs: Iterable[Output], inputs: Iterable[str], *, prints: bool) -> Iterator[tuple[Text, Text]]:
    """What must not be written, each by its name and with the reason.

    Args:
        inputs: the names of all that is read, ``-`` being standard input; those that no file has are passed over.
        prints: whether something is written to standard output too.
    """
    read = {place: _INPUT.format(other=name) for name in inputs if (place := _place_of_input(name))}
    printed = _place_of_stream(sys.stdout, only_files=True) if prints else None
    if printed in read:
        yield _PRINTED, read[printed]
    taken = read | ({printed: _OUTPUT.format(other=_PRINTED)} if printed else {})
    for output in outputs:
        refusal, place = _refusal(output.name), _place(output.name)
        reason = reason_of(refusal) if refusal else _wrong_suffix(output) or (place and taken.get(place))
        if reason:
            yield same(output.name), reason
        elif place:
            taken[place] = _OUTPUT.format(other=output.name)


def _place(name: str) -> _Place | None:
    """What tells a file from all others: its number on its disk, or its path as long as there is none."""
    try:
        return _number(Path(name).stat())
    except OSError:
        return os.path.realpath(name)


def _place_of_input(name: str) -> _Place | None:
    if name == STANDARD_INPUT:
        return _place_of_stream(sys.stdin)
    try:
        return _number(Path(name).stat())
    except (OSError, ValueError):  # most arguments name no file, and some could not
        return None


def _place_of_stream(stream: TextIO | None, *, only_files: bool = False) -> _Place | None:
    try:
        found = os.fstat(stream.fileno()) if stream else None
    except (AttributeError, OSError):  # a notebook's stream is no file
        return None
    return None if found is None or (only_files and not S_ISREG(found.st_mode)) else _number(found)


def _number(found: os.stat_result) -> _Place | None:
    """None for a terminal or a device such as ``/dev/null``: it can be read and written by many at once."""
    return None if S_ISCHR(found.st_mode) else (found.st_dev, found.st_ino)


def _refusal(name: str) -> OSError | None:
    """Why a file can't be written under that name; the rights of the caller say less where the caller is root."""
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        folder = Path(os.path.realpath(name)).parent
        return None if folder.is_dir() else FileNotFoundError(errno.ENOENT, name)
    except OSError as error:
        return error
    if S_ISDIR(mode):
        return IsADirectoryError(errno.EISDIR, name)
    if not (mode & _ANY_WRITE and os.access(name, os.W_OK)):
        return PermissionError(errno.EACCES, name)
    return None


def _can_not_be_replaced(path: Path) -> bool:
    """Whether it is a pipe or a device, which is written to as it is, and whose name tells no format."""
    return path.exists() and not path.is_file()


def _wrong_suffix(output: Output) -> Text | None:
    if _can_not_be_replaced(Path(output.name)):
        return None
    suffix = Path(output.name).suffix.lower()
    told, known = output.suffixes.get(suffix), ", ".join(output.suffixes)
    if output.form is None:
        return _UNKNOWN_SUFFIX.format(suffix=suffix, known=known) if suffix and told is None else None
    if told == output.form or (told is None and suffix not in _OTHER_FORMATS):
        return None
    return _OTHER_SUFFIX.format(suffix=suffix, form=output.form)


def write_whole(path: str, content: bytes) -> None:
    """Write a file so that it appears whole or not at all, whatever happens on the way, but for ``SIGKILL``.

    A link is followed. What is no file but a pipe or a device, as ``/dev/stdout``, is written to: it can't be replaced.

    Raises:
        OSError: where it can't be written, or may not be; what was there before is kept.
        SystemExit: where the program is asked to end meanwhile, by ``SIGTERM`` or ``SIGHUP``.
    """
    refusal = _refusal(path)
    if refusal:
        raise refusal
    if _can_not_be_replaced(Path(path)):
        Path(path).write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    part = target.parent / f".{token_hex(8)}.part"
    with _ended_by_signals():
        try:
            with part.open("xb") as stream:  # with the rights that any new file gets, unlike a temporary one
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            with suppress(FileNotFoundError):
                copymode(target, part)
            part.replace(target)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


@contextmanager
def _ended_by_signals() -> Generator[None, None, None]:
    """Signals that would end the process at once raise ``SystemExit`` instead, so that nothing is left half done.

    What the program does about them itself stays; outside the main thread nothing can be done.
    """

    def end(number: int, _: FrameType | None) -> NoReturn:
        signal.signal(number, signal.SIG_IGN)  # it is being done; a second one would disturb it
        raise SystemExit(_ENDED_BY + number)

    is_main = threading.current_thread() is threading.main_thread()
    waiting = [number for number in _ENDING if is_main and signal.getsignal(number) is signal.SIG_DFL]
    for number in waiting:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in waiting:
            signal.signal(number, signal.SIG_DFL)
