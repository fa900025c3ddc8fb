"""What the rules of a year say: rulebooks, their parts, and how two of them differ."""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
