"""What follows from the official application's export, which has maturities and no rows."""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
