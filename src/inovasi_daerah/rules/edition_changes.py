"""What changed between two editions, in words, for people who must prepare the next report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inovasi_daerah.arguments import expect
from inovasi_daerah.canonical import as_mapping
from inovasi_daerah.frozen import frozen
from inovasi_daerah.levels import LEVELS
from inovasi_daerah.reading.plain import is_list, is_object
from inovasi_daerah.report.layout import brief
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.text import LANGS, Lang, Term, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inovasi_daerah.rules.bands import IndexScale
    from inovasi_daerah.rules.catalogue import Row
    from inovasi_daerah.rules.eligibility import Eligibility
    from inovasi_daerah.rules.formula import Formula
    from inovasi_daerah.rules.scales import Scale


class Aspect(Term):
    """What of an edition can change, in the order in which causes are listed."""

    WINDOW = "window", "syarat inovasi", "eligibility"
    THRESHOLDS = "thresholds", "ambang level", "thresholds"
    WEIGHTS = "weights", "indikator dan bobot", "rows and weights"
    DIVISOR = "divisor", "pembagi", "divisor"
    GATE = "gate", "syarat pelayanan dasar", "gate of basic services"
    BANDS = "bands", "pita predikat", "bands"


@frozen(repr=False)
class Change:
    """One thing that differs between two editions.

    Attributes:
        path: where in the rulebook.
        before, after: what each says, in words.
    """

    aspect: Aspect
    path: str
    what: Text
    before: Text
    after: Text

    def __repr__(self) -> str:
        return f"<Change {self.aspect.value} {brief(self.path)}>"

    def label(self, lang: Lang = "id") -> str:
        """The change in one line."""
        return f"{self.what.say(lang)}: {self.before.say(lang)} -> {self.after.say(lang)}"

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        words = {"what": self.what, "before": self.before, "after": self.after}
        said = {name: text.to_dict() for name, text in words.items()}
        return {"aspect": self.aspect.value, "path": self.path, **said}


_NOT_KNOWN = Text("tidak diketahui", "not known")
_NO_PREDICATE = Text("predikat yang tidak diketahui", "predicate that is not known")
_NONE = Text("tidak ada", "none")
_ROW = Text("baris {code} {name}", "row {code} {name}")


def differences(before: Rulebook, after: Rulebook) -> tuple[Change, ...]:
    """Every change from one edition to another: eligibility, thresholds, rows, weights, divisor, gate, bands.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> for change in differences(rulebook("iid-2026"), rulebook("iid-2027")):
    ...     print(change.label("en"))
    least divisor of the mean: 12 -> 14
    basic-service affairs required: 5 of 1.01, 1.02, 1.03, 1.04, 1.05, 1.06 -> 6 of 1.01, 1.02, 1.03, 1.04, 1.05, 1.06

    Raises:
        InvalidSubmission: for anything that is not a rulebook.
    """
    expect(before, Rulebook, "before")
    expect(after, Rulebook, "after")
    order = list(Aspect)
    found = [*_eligibility(before, after), *_rows(before, after), *_formula(before, after), *_bands(before, after)]
    return tuple(sorted(found, key=lambda change: order.index(change.aspect)))


def _entries(
    aspect: Aspect, before: Mapping[str, tuple[Text, Text]], after: Mapping[str, tuple[Text, Text]]
) -> Iterator[Change]:
    """A change for every path whose words differ; a path that an edition lacks is not known there."""
    for path in (*before, *(path for path in after if path not in before)):
        what = (before.get(path) or after[path])[0]
        old, new = (entries[path][1] if path in entries else _NOT_KNOWN for entries in (before, after))
        if old != new:
            yield Change(aspect, path, what, old, new)


def _eligibility(before: Rulebook, after: Rulebook) -> Iterator[Change]:
    yield from _entries(Aspect.WINDOW, _eligibility_entries(before), _eligibility_entries(after))
    yield from _entries(Aspect.WINDOW, _setting_entries(before), _setting_entries(after))


def _setting_entries(rules: Rulebook) -> dict[str, tuple[Text, Text]]:
    if rules.settings is None:
        return {}
    return {
        f"settings.{name}": (setting.name, same(f"{setting.default} ({' | '.join(sorted(setting.choices))})"))
        for name, setting in (
            ("counting", rules.settings.counting),
            ("affairs", rules.settings.affairs),
            ("stages", rules.settings.stages),
        )
    }


def _eligibility_entries(rules: Rulebook) -> dict[str, tuple[Text, Text]]:
    eligibility: Eligibility | None = rules.eligibility
    if eligibility is None:
        return {}
    window = f"{eligibility.window.first.label} .. {eligibility.window.last.label}"
    found = {"eligibility.window": (Text("jendela penerapan atau pengembangan", "window of application"), same(window))}
    if eligibility.design:
        words = Text("kata rancang bangun paling sedikit", "least words of the design")
        found["eligibility.design"] = (words, same(eligibility.design.least_words))
    if eligibility.mandatory:
        filled = Text("level yang mengisi indikator wajib", "level that fills a mandatory row")
        found["eligibility.mandatory"] = (filled, same(eligibility.mandatory.least_level))
    return found


def _rows(before: Rulebook, after: Rulebook) -> Iterator[Change]:
    for scope in ("government", "innovation"):
        old = {row.code: row for row in getattr(before, scope)}
        new = {row.code: row for row in getattr(after, scope)}
        if not old or not new:
            if old or new:
                whole = Text("katalog {scope}", "catalogue {scope}").format(scope=scope)
                known = Text("{n} baris", "{n} rows").format(n=len(old or new))
                sides = (known, _NOT_KNOWN) if old else (_NOT_KNOWN, known)
                yield Change(Aspect.WEIGHTS, f"catalogue.{scope}", whole, *sides)
            continue
        for code in (*old, *(code for code in new if code not in old)):
            yield from _row(f"catalogue.{scope}.rows.{code}", old.get(code), new.get(code))


def _row(path: str, old: Row | None, new: Row | None) -> Iterator[Change]:
    if old is None or new is None:
        (old_name, old_weight), (new_name, new_weight) = _described(old), _described(new)
        yield Change(Aspect.WEIGHTS, path, old_name if new is None else new_name, old_weight, new_weight)
        return
    what = _ROW.format(code=new.code, name=new.name)
    for name, label, before, after in (
        ("weight", Text("bobot {row}", "weight of {row}"), old.weight, new.weight),
        ("number", Text("nomor {row}", "number of {row}"), old.number, new.number),
    ):
        if before != after:
            yield Change(Aspect.WEIGHTS, f"{path}.{name}", label.format(row=what), same(before), same(after))
    if old.name != new.name:
        label = Text("nama {row}", "name of {row}").format(row=what)
        yield Change(Aspect.WEIGHTS, f"{path}.name", label, old.name, new.name)
    if old.mandatory is not new.mandatory:
        label = Text("wajib {row}", "mandatory {row}").format(row=what)
        yield Change(Aspect.WINDOW, f"{path}.mandatory", label, _yes(old.mandatory), _yes(new.mandatory))
    yield from _thresholds(path, what, old, new)


def _thresholds(path: str, what: Text, old: Row, new: Row) -> Iterator[Change]:
    if old.evidence != new.evidence:
        label = Text("bukti {row}", "evidence for {row}").format(row=what)
        yield Change(Aspect.THRESHOLDS, f"{path}.evidence", label, _evidence(old), _evidence(new))
    for level in LEVELS:
        label = Text("level {level} {row}", "level {level} of {row}").format(level=level, row=what)
        if old.levels[level] != new.levels[level]:
            yield Change(Aspect.THRESHOLDS, f"{path}.levels.{level}", label, old.levels[level], new.levels[level])
    if old.scale != new.scale:
        label = Text("skala {row}", "scale of {row}").format(row=what)
        yield Change(Aspect.THRESHOLDS, f"{path}.scale", label, *_scales(old.scale, new.scale))
    if old.derive != new.derive:
        label = Text("fakta profil yang menggantikan klaim {row}", "fact of the profile that stands in for {row}")
        sides = (_NONE if fact is None else same(fact) for fact in (old.derive, new.derive))
        yield Change(Aspect.THRESHOLDS, f"{path}.derive", label.format(row=what), *sides)


def _described(row: Row | None) -> tuple[Text, Text]:
    if row is None:
        return _NONE, _NONE
    weight = Text("bobot {weight}", "weight {weight}").format(weight=row.weight)
    return _ROW.format(code=row.code, name=row.name), weight


def _yes(value: bool) -> Text:  # noqa: FBT001 - a word for a truth value
    return Text("ya", "yes") if value else Text("tidak", "no")


def _evidence(row: Row) -> Text:
    if row.evidence is None:
        return _NOT_KNOWN
    return same("{note} ({kinds})").format(note=row.evidence.note, kinds=row.evidence.named)


def _scales(old: Scale | None, new: Scale | None) -> tuple[Text, Text]:
    """Both scales in words; where these are alike, the entries that are not."""
    before, after = _steps(old), _steps(new)
    if before != after:
        return before, after
    sides = [dict(_entries_of(as_mapping(scale))) for scale in (old, new)]
    paths = [path for path in (sides[0] | sides[1]) if sides[0].get(path) != sides[1].get(path)]
    before, after = (
        joined(
            "; ", (Text(path + ": {value}", path + ": {value}").format(value=side.get(path, _NONE)) for path in paths)
        )
        for side in sides
    )
    return before, after


def _entries_of(data: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every single value of plain data, with its path."""
    if is_object(data):
        for key, item in data.items():
            yield from _entries_of(item, f"{path}.{key}" if path else key)
    elif is_list(data):
        for position, item in enumerate(data):
            yield from _entries_of(item, f"{path}[{position}]")
    else:
        yield path, data


def _steps(scale: Scale | None) -> Text:
    if scale is None:
        return _NOT_KNOWN
    rules = [scale.rule(int(level)) for level in LEVELS]
    return Text(*("; ".join(f"{n}: {rule.say(lang)}" for n, rule in enumerate(rules, 1)) for lang in LANGS))


def _formula(before: Rulebook, after: Rulebook) -> Iterator[Change]:
    for aspect, entries in (
        (Aspect.WEIGHTS, _part_entries),
        (Aspect.DIVISOR, _divisor_entries),
        (Aspect.GATE, _gate_entries),
    ):
        old, new = (entries(rules.formula) if rules.formula else {} for rules in (before, after))
        yield from _entries(aspect, old, new)


def _part_entries(formula: Formula) -> dict[str, tuple[Text, Text]]:
    quantity = formula.quantity
    return {
        "formula.maximum": (Text("jumlah seluruhnya", "the whole"), same(formula.maximum)),
        "formula.government": (Text("bagian pemerintah daerah", "part of the government"), same(formula.government)),
        "formula.innovation": (Text("kematangan tertinggi", "highest maturity"), same(formula.innovation)),
        "formula.quantity.each": (Text("nilai setiap inovasi", "points for each innovation"), same(quantity.each)),
        "formula.quantity.most": (Text("inovasi terbanyak yang dihitung", "most innovations"), same(quantity.most)),
        "formula.quantity.number": (
            Text("nomor indikator jumlah", "number of the row of quantity"),
            same(quantity.number),
        ),
        "formula.quantity.name": (Text("nama indikator jumlah", "name of the row of quantity"), quantity.name),
    }


def _divisor_entries(formula: Formula) -> dict[str, tuple[Text, Text]]:
    what = Text("pembagi rata-rata paling kecil", "least divisor of the mean")
    return {"formula.divisor.least": (what, same(formula.divisor.least))}


def _gate_entries(formula: Formula) -> dict[str, tuple[Text, Text]]:
    what = Text("urusan pelayanan dasar yang disyaratkan", "basic-service affairs required")
    if formula.gate is None:
        return {"formula.gate": (what, _NONE)}
    words = Text("{n} dari {affairs}", "{n} of {affairs}")
    said = words.format(n=formula.gate.required, affairs=", ".join(formula.gate.affairs))
    return {"formula.gate": (what, said)}


def _bands(before: Rulebook, after: Rulebook) -> Iterator[Change]:
    old, new = (_band_entries(rules, rules.scale) if rules.scale else {} for rules in (before, after))
    yield from _entries(Aspect.BANDS, old, new)
    for code in (code for code in before.predicates if code in after.predicates):
        label = Text("nama predikat {code}", "name of the predicate {code}").format(code=code)
        sides = before.predicate(code).name, after.predicate(code).name
        if sides[0] != sides[1]:
            yield Change(Aspect.BANDS, f"predicates.{code}.name", label, *sides)


def _band_entries(rules: Rulebook, scale: IndexScale) -> dict[str, tuple[Text, Text]]:
    rounding = scale.rounding
    rule = rounding.rule.text if rounding.rule else "?"
    highest = "..." if scale.maximum is None else scale.maximum
    whole = {
        "scale": (Text("skala indeks", "scale of the index"), same(f"{scale.minimum} .. {highest}")),
        "scale.rounding": (
            Text("pembulatan", "rounding"),
            same("{places}, {rule}").format(places=rounding.places, rule=rule),
        ),
    }
    intervals: dict[str, list[str]] = {}
    for band in scale.bands:
        end = "" if band.highest is None else band.highest
        intervals.setdefault(band.predicate or "", []).append(f"{band.lowest} .. {end}".rstrip())
    bands = {
        f"scale.bands.{code or '?'}": (
            rules.predicate(code).name if code else _NO_PREDICATE,
            same(", ".join(ends)),
        )
        for code, ends in intervals.items()
    }
    return whole | bands
