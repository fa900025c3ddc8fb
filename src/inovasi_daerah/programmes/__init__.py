"""Programmes of a region and its agencies: registers, movements, coverage, careers, legal instruments."""
