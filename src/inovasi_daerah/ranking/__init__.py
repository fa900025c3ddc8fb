"""Many results side by side: ranks, summaries, years compared, the award."""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
