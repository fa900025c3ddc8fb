"""Where a scale of numbers changes its level: every threshold with its neighbours."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import EXACT

if TYPE_CHECKING:
    from inovasi_daerah.rules.scales import Number

_STEP: Final = Decimal("0.01")


def neighbourhoods(scale: Number) -> list[Decimal]:
    """Every threshold, one step on either side of it, and the same around the ends of the domain; some lie outside it.

    A step is 1 where the facts are whole numbers, else 0.01, or the last digit of a threshold that is written finer.
    """
    bounds = [one.bound for one in scale.steps.values() if one.bound is not None]
    ends = [end for end in (scale.minimum, scale.maximum, scale.more_than) if end is not None]
    around = [(bound, _step(bound, whole=scale.whole)) for bound in (*bounds, *ends)]
    near = (EXACT.fma(step, move, bound) for bound, step in around for move in (0, -1, 1))
    return list(dict.fromkeys(near))


def _step(bound: Decimal, *, whole: bool) -> Decimal:
    exponent = bound.as_tuple().exponent
    last_digit = Decimal(f"1E{exponent}")
    return Decimal(1) if whole else min(_STEP, last_digit)
