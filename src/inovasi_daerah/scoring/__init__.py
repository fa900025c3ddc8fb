"""From a submission and the rules to a score that explains itself."""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
