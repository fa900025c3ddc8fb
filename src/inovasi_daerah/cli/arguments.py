"""The options that several commands take, and what the text of an argument says."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.domain.regions import Region, UnknownRegion
from inovasi_daerah.domain.regions import region as region_of
from inovasi_daerah.exact import parse_decimal
from inovasi_daerah.problems import InvalidInput
from inovasi_daerah.reading.structure import read
from inovasi_daerah.rules.settings import Affairs, Counted, Stages
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from decimal import Decimal

T = TypeVar("T")
_FOUR_DIGITS: Final = re.compile(r"[1-9][0-9]{3}", re.ASCII)
_IN: Final = same("{name}: {what}")
_NO_NUMBER: Final = Text("{text!r} bukan bilangan", "{text!r} is not a number")
_WITH_POINT: Final = Text("{text!r} ditulis dengan koma: tulis {meant}", "{text!r} has a comma: write {meant}")
_NOT_WHOLE: Final = Text("{text!r} bukan bilangan bulat", "{text!r} is not a whole number")
_NO_YEAR: Final = Text("{text!r} bukan tahun empat angka (YYYY)", "{text!r} is not a year of four digits (YYYY)")

_NO_DAY: Final = Text(
    "{text!r} bukan tanggal dalam kalender (YYYY-MM-DD)", "{text!r} is not a date of the calendar (YYYY-MM-DD)"
)


def add_rulebook(command: argparse.ArgumentParser, *, required: bool = False) -> None:
    """The option that names the edition, for a command to which an edition matters."""
    command.add_argument(
        "--rulebook",
        metavar="ID",
        required=required,
        help="edition of the rules, such as iid-2026, or a .toml file of one's own",
    )


def add_columns(command: argparse.ArgumentParser) -> None:
    """The option that says what columns with other labels mean."""
    command.add_argument(
        "--columns", metavar="FILE", help='what other labels mean, as JSON: {"Nama Proposal": "Judul Inovasi"}'
    )


def add_basis(command: argparse.ArgumentParser) -> None:
    """The option that says on what levels stand."""
    command.add_argument("--basis", choices=[basis.value for basis in Basis], default=Basis.CLAIMED.value)


def add_settings(command: argparse.ArgumentParser) -> None:
    """The options for what the rules leave open; where they are left out the edition decides."""
    command.add_argument("--counting", choices=[one.value for one in Counted])
    command.add_argument("--affairs", choices=[one.value for one in Affairs])
    command.add_argument("--stages", choices=[one.value for one in Stages])


def add_derive(command: argparse.ArgumentParser) -> None:
    """The option that reads absent claims off the profile."""
    command.add_argument("--derive", action="store_true", help="fill absent claims from facts of the profile")


def given(read_as: Callable[[str, str], T], name: str, text: str | None) -> T | None:
    """What the argument of that name says, where it is given; None where it is not."""
    return None if text is None else read_as(name, text)


def number(name: str, text: str) -> Decimal:
    """The number that an argument says."""
    found = parse_decimal(text)
    if found is None:
        with_point = text.replace(",", ".")
        is_near = text.count(",") == 1 and parse_decimal(with_point) is not None
        what = _WITH_POINT.format(text=text, meant=with_point) if is_near else _NO_NUMBER.format(text=text)
        raise _wrong(name, what)
    return found


def integer(name: str, text: str) -> int:
    """The whole number that an argument says."""
    found = number(name, text)
    if "." in text:
        raise _wrong(name, _NOT_WHOLE.format(text=text))
    return int(found)


def year(name: str, text: str) -> int:
    """The year of four digits that an argument says."""
    if not _FOUR_DIGITS.fullmatch(text):
        raise _wrong(name, _NO_YEAR.format(text=text))
    return int(text)


def day(name: str, text: str) -> date:
    """The day, ``YYYY-MM-DD``, that an argument says."""
    try:
        return read(text, date, InvalidInput)
    except InvalidInput:
        raise _wrong(name, _NO_DAY.format(text=text)) from None


def region(name: str, text: str) -> Region:
    """The region whose code or name an argument says."""
    try:
        return region_of(text)
    except UnknownRegion as unknown:
        raise _wrong(name, unknown.text) from None


def _wrong(name: str, what: Text) -> UsedWronglyError:
    return UsedWronglyError(_IN.format(name=name, what=what))
