"""Where a scale of numbers changes its level: every threshold with its neighbours."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from inovasi_daerah.editions.scales import Number

_STEP: Final = Decimal("0.01")


def neighbourhoods(scale: Number) -> list[Decimal]:
    """Every threshold, one step on either side of it, and the same around the ends of the domain; some lie outside it.

    A step is 1 where the facts are whole numbers, else 0.01.
    """
    step = Decimal(1) if scale.whole else _STEP
    bounds = [one.bound for one in scale.steps.values() if one.bound is not None]
    ends = [end for end in (scale.minimum, scale.maximum, scale.more_than) if end is not None]
    return list(dict.fromkeys(bound + move * step for bound in (*bounds, *ends) for move in (0, -1, 1)))
