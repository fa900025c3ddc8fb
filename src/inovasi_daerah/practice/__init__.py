"""The practice around the index: ecosystem, laboratory, improvement, replication, the profile of a score."""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
