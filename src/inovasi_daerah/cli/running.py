"""Running a command that was asked for: the one place where errors become words and exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.cli.codes import NOT_KNOWN, PROBLEMS, USED_WRONGLY
from inovasi_daerah.cli.files import NOT_WRITTEN, ProblemsOfFilesError, refuse_outputs
from inovasi_daerah.cli.shared import told
from inovasi_daerah.cli.terminal import complain, prepare_output, show
from inovasi_daerah.files.file_errors import reason_of
from inovasi_daerah.problems import InvalidInput, RulebookIncomplete
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.report.layout import plain
from inovasi_daerah.text import InovasiDaerahError, Lang, Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

_HEADINGS: Final = {
    (False, True): Text("1 masalah:", "1 problem:"),
    (False, False): Text("{n} masalah:", "{n} problems:"),
    (True, True): Text("1 masalah dalam {file}:", "1 problem in {file}:"),
    (True, False): Text("{n} masalah dalam {file}:", "{n} problems in {file}:"),
}
"""By whether the file is named, and whether there is one problem alone."""
_NO_FILE: Final = Text("berkas tidak dapat dibaca: {name}: {why}", "the file can't be read: {name}: {why}")
_STANDARD_OUTPUT: Final = Text("keluaran baku", "standard output")


def ended(options: argparse.Namespace) -> int:
    """What the program exits with, once the command of these arguments has run.

    Raises:
        OSError: where standard output or standard error can't be written to.
    """
    lang: Lang = options.lang
    prepare_output(in_utf8=options.json or getattr(options, "format", None) in ("csv", "json"))
    try:
        refuse_outputs(options)
        command: Callable[[argparse.Namespace], int] = options.run
        return command(options)
    except BrokenPipeError:
        raise
    except InvalidInput as invalid:
        _report(invalid, lang, as_json=options.json)
        return PROBLEMS
    except InovasiDaerahError as error:
        complain(error.message(lang))
        return NOT_KNOWN if isinstance(error, RulebookIncomplete) else USED_WRONGLY
    except OSError as error:
        complain(_unusable(error).say(lang))
        return USED_WRONGLY


def _unusable(error: OSError) -> Text:
    """What is told of a file that can't be read; an error that names none is one of the output."""
    if error.filename is None:
        return NOT_WRITTEN.format(what=_STANDARD_OUTPUT, why=reason_of(error))
    return _NO_FILE.format(name=error.filename, why=reason_of(error))


def _report(invalid: InvalidInput, lang: Lang, *, as_json: bool) -> None:
    """Every problem, under its file where there is more than one that it can be of."""
    of_files = invalid.of_files if isinstance(invalid, ProblemsOfFilesError) else {}
    if as_json:
        named = [{"file": file, **one.to_dict(lang)} for file, problems in of_files.items() for one in problems]
        show(write_json({"problems": named or [one.to_dict(lang) for one in invalid.problems]}))
        return
    for file, problems in of_files.items() or [("", invalid.problems)]:
        heading = _HEADINGS[bool(file), len(problems) == 1].format(n=len(problems), file=plain(file))
        show("".join(f"{line}\n" for line in (heading.say(lang), *told(problems, lang))))
