"""What would raise the index, and which innovations to send."""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
