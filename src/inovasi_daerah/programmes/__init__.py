"""Programmes of a region and its agencies: registers, movements, coverage, careers, inventories, legal instruments."""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
