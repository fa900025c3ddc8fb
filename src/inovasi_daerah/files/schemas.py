"""JSON Schemas (draft 2020-12) of the file formats, and of what planning prints, read from the package on first use."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final, cast

from inovasi_daerah.arguments import expect_name
from inovasi_daerah.problems import UnknownSchema
from inovasi_daerah.reading.contents import PACKAGE

FORMATS: Final = ("choice", "gains", "rulebook", "score", "submission")


@cache
def _written(name: str) -> str:
    return (PACKAGE / "files" / "schemas" / f"{name}.schema.json").read_text("utf-8")


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one file format; a new copy each time, which the caller may change.

    What a schema can't say (rules across entries, codes of indicators, dates that exist), the readers check.

    Args:
        name: ``"rulebook"``, ``"score"`` or ``"submission"``; ``"gains"`` or ``"choice"``, which ``plan`` prints.

    >>> schema("submission")["title"]
    'Submission of regional innovation'

    Raises:
        UnknownSchema: naming the known ones.
    """
    expect_name(name, FORMATS, "name")
    if name not in FORMATS:
        raise UnknownSchema(name, FORMATS)
    return cast("dict[str, Any]", json.loads(_written(name)))
