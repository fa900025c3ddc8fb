"""The score file: written canonically, and checked against the submission it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from attrs import asdict, field, frozen

from inovasi_daerah.arguments import expect, expect_file
from inovasi_daerah.files.submission_file import load_submission_from
from inovasi_daerah.problems import ABSENT, InvalidSubmission, problem, shown
from inovasi_daerah.reading.contents import at_most
from inovasi_daerah.reading.plain import is_list, is_object
from inovasi_daerah.reading.strict_json import MAX_BYTES, parse_json, write_json
from inovasi_daerah.reading.structure import OBJECT, Plain, read
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Section
from inovasi_daerah.rules.lending import with_catalogue_of
from inovasi_daerah.rules.library import rulebook
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.explanation import FORMAT, Score
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.text import Text, same
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike


_FOLLOWS: Final = Text("Skor ini masih mengikuti dari laporannya.", "The score still follows from its submission.")
_NOT: Final = Text("Skor ini TIDAK lagi mengikuti dari laporannya:", "The score does NOT follow from its submission:")
_PART: Final = Text(
    "{path}: tercatat {recorded}, terhitung {computed}", "{path}: recorded {recorded}, computed {computed}"
)
_NOT_PARTS: Final = frozenset({"library"})
"""What a score file records beside the score; a newer library is no reason to doubt an older score."""


@frozen
class Divergence:
    """A part of a score file that the submission no longer gives.

    Attributes:
        path: where in the score file.
        recorded, computed: what the file has, and what the submission gives now.
    """

    path: str
    recorded: object
    computed: object

    @property
    def text(self) -> Text:
        """The part in one line."""
        return _PART.format(path=self.path, recorded=shown(self.recorded), computed=shown(self.computed))


@frozen(repr=False)
class Verdict(Explained):
    """Whether a score still follows from its submission, and which parts no longer do."""

    computed: Score = field(repr=False)
    divergences: tuple[Divergence, ...]

    @property
    def follows(self) -> bool:
        """Whether every part does."""
        return not self.divergences

    def __repr__(self) -> str:
        return f"<Verdict {self.computed!r}: {len(self.divergences)} divergences>"

    def sections(self) -> Iterator[Section]:
        """Whether the score follows, and the parts that do not."""
        yield Section(_FOLLOWS if self.follows else _NOT, tuple(one.text for one in self.divergences))

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {"follows": self.follows, "divergences": [one.path for one in self.divergences]}


@frozen
class _Settings:
    counting: str
    affairs: str
    stages: str
    derive: bool = False


@frozen
class _Named:
    id: str
    lent_by: str | None = None


@frozen
class _Made:
    rulebook: _Named


@frozen
class _Recorded:
    """How a score was made."""

    basis: Basis
    settings: _Settings


def write_score(found: Score) -> str:
    """The text of a score file.

    Raises:
        InvalidSubmission: for what is not a score.
    """
    expect(found, Score, "found")
    return write_json(found.to_dict())


def verify(
    score_file: str | PathLike[str], submission_file: str | PathLike[str], rules: Rulebook | None = None
) -> Verdict:
    """Compute a score again from its submission, with the settings it records, and list what no longer follows.

    Args:
        rules: the rulebook; by default the shipped one that the score names, with the catalogue it was lent.

    Raises:
        InvalidSubmission: where either file has problems.
        UnknownRulebook: where the score names a rulebook that is not shipped, and none is given.
        OSError: where a file can't be opened.
    """
    expect_file(score_file, "score_file")
    expect_file(submission_file, "submission_file")
    expect(rules, Rulebook, "rules", or_none=True)
    with Path(score_file).open("rb") as recorded, Path(submission_file).open("rb") as reported:
        return verify_from(recorded, reported, rules)


def verify_from(score_stream: BinaryIO, submission_stream: BinaryIO, rules: Rulebook | None = None) -> Verdict:
    """As ``verify``, from open files."""
    expect(rules, Rulebook, "rules", or_none=True)
    recorded = parse_json(at_most(score_stream, MAX_BYTES), InvalidSubmission)
    _check_header(recorded)
    chosen = rules or _rulebook_of(recorded)
    made = read(
        {name: recorded[name] for name in ("basis", "settings") if name in recorded}, _Recorded, InvalidSubmission
    )
    computed = score(
        load_submission_from(submission_stream, chosen),
        chosen,
        basis=made.basis,
        **asdict(made.settings),
    )
    found = (one for one in _divergences("", recorded, computed.to_dict()) if one.path not in _NOT_PARTS)
    return Verdict(computed, tuple(found))


def _check_header(recorded: object) -> None:
    if not is_object(recorded):
        raise InvalidSubmission([problem("wrong_type", recorded, OBJECT)])
    read(recorded, cast("type[object]", Plain), InvalidSubmission)
    wanted = {"format": FORMAT, "format_version": FORMAT_VERSION}
    found = [
        problem("unknown_value", recorded.get(name, ABSENT), same(f'"{value}"'), path=name)
        for name, value in wanted.items()
        if recorded.get(name) != value
    ]
    if found:
        raise InvalidSubmission(found)


def _rulebook_of(recorded: Mapping[str, Any]) -> Rulebook:
    named = recorded.get("rulebook")
    if not is_object(named):
        raise InvalidSubmission([problem("wrong_type", named, OBJECT, path="rulebook")])
    told = {name: named[name] for name in ("id", "lent_by") if name in named}
    made = read({"rulebook": told}, _Made, InvalidSubmission).rulebook
    rules = rulebook(made.id)
    return rules if made.lent_by is None else with_catalogue_of(rules, rulebook(made.lent_by))


def _divergences(path: str, recorded: object, computed: object) -> Iterator[Divergence]:
    if is_object(recorded) and is_object(computed):
        for key in (*computed, *(key for key in recorded if key not in computed)):
            joint = f"{path}.{key}" if path else str(key)
            yield from _divergences(joint, recorded.get(key, ABSENT), computed.get(key, ABSENT))
    elif is_list(recorded) and is_list(computed) and len(recorded) == len(computed):
        for position, (old, new) in enumerate(zip(recorded, computed, strict=True)):
            yield from _divergences(f"{path}[{position}]", old, new)
    elif type(recorded) is not type(computed) or recorded != computed:  # to Python true is 1, and to JSON it is not
        yield Divergence(path, recorded, computed)
