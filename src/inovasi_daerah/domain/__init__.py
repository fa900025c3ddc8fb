"""Who and what: regions, affairs, agencies, innovations, claims, submissions."""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
