"""Rulebooks of one's own, written from a head and what a test adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
format = "inovasi-daerah/rulebook"
format_version = "1.0"
extends = "iid-2026"
id = "sendiri"
year = 2026
title = { id = "Sendiri", en = "One's own" }
"""
ALL = 'can = ["classify", "aggregate", "score"]\n'


def written(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path
