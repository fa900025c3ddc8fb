"""What the caller decides where the rules are silent; recorded in every score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.arguments import choice_problems, expect, term_of
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import InvalidArgument, Problem, refuse
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.text import Term, Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.problems import Problem
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.rules.settings import Setting, SettingsOfEdition

SETTING_RULE: Final = Text("setelan penilaian", "settings of the score")


_MADE: Final = Text("dasar: {basis}; {settings}", "basis: {basis}; {settings}")
_CHOICE: Final = Text("{name}: {choice} ({value})", "{name}: {choice} ({value})")
_DERIVED: Final = Text("diturunkan dari profil: ya (derive)", "derived from the profile: yes (derive)")


class Basis(Term):
    """Which levels count: as claimed, or what stands after verification."""

    CLAIMED = "claimed", "klaim", "claimed"
    VERIFIED = "verified", "terverifikasi", "verified"


@frozen
class Settings:
    """The settings of one score; what each means is written in the rulebook.

    Attributes:
        counting: ``eligible``, ``reported`` or ``all``.
        affairs: ``main`` or ``any``.
        stages: ``penerapan`` or ``all``.
        derive: absent claims are filled from facts of the profile where a row knows how.
    """

    counting: str
    affairs: str
    stages: str
    derive: bool = False

    def to_dict(self) -> dict[str, object]:
        """As the score file holds them; ``derive`` only where it was asked for."""
        named: dict[str, object] = {"counting": self.counting, "affairs": self.affairs, "stages": self.stages}
        return {**named, "derive": True} if self.derive else named

    def text(self, rules: Rulebook, basis: Basis) -> Text:
        """Each setting in the words of the rulebook, with the value that names it; the basis before them.

        Raises:
            RulebookIncomplete: where the rulebook can't score.
        """
        known = rules.known(rules.settings, Capability.SCORE)
        values = (self.counting, self.affairs, self.stages)
        chosen = [
            _CHOICE.format(name=one.name, choice=one.choices[value], value=value)
            for one, value in zip((known.counting, known.affairs, known.stages), values, strict=True)
        ]
        settings = joined("; ", [*chosen, *([_DERIVED] if self.derive else [])])
        return _MADE.format(basis=basis.text, settings=settings)

    def __str__(self) -> str:
        return ", ".join(f"{name}={value}" for name, value in self.to_dict().items())


def choose(rules: Rulebook, asked: dict[str, str | None], *, derive: bool = False) -> Settings:
    """The settings asked for, with the edition's defaults for the rest.

    Raises:
        InvalidSubmission: for a choice that the edition does not name.
    """
    known = rules.known(rules.settings, Capability.SCORE)
    expect(derive, bool, "derive")
    refuse(InvalidArgument, _unknown_choices(known, asked))
    return Settings(**{name: _chosen(getattr(known, name), value) for name, value in asked.items()}, derive=derive)


def _chosen(setting: Setting, value: str | None) -> str:
    """The edition's own object for the choice, whatever equal object was given."""
    return setting.default if value is None else next(choice for choice in setting.choices if choice == value)


def _unknown_choices(known: SettingsOfEdition, asked: dict[str, str | None]) -> Iterator[Problem]:
    for name, value in asked.items():
        if value is not None:
            yield from choice_problems(getattr(known, name).choices, value, name, reference=SETTING_RULE)


def basis_of(value: Basis | str) -> Basis:
    """The basis of that wire value.

    Raises:
        InvalidSubmission: for any other.
    """
    return term_of(Basis, value, "basis", reference=SETTING_RULE)
