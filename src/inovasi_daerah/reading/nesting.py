"""How deeply a text is nested, found before it is parsed, so that no parser reaches an end of its own."""

from __future__ import annotations

import re
from typing import Final

MOST_NESTED: Final = 64
"""Every file format of this library needs less, with room for a value that is kept and never read."""

_PAIR: Final = b"[]"
_BRACKETS: Final = bytes.maketrans(b"{}", _PAIR)
_ALL: Final = bytes(range(256))
_NO_BRACKETS: Final = _ALL.translate(None, b"[]{}")
_NO_BRACKETS_OR_QUOTES: Final = _ALL.translate(None, b'[]{}"')
_ESCAPE: Final = re.compile(rb"\\.", re.DOTALL)
# What is not closed goes on to the end of its line or of the text: a parser refuses it, and no part is looked at twice.
_TOML_STRING_OR_COMMENT: Final = re.compile(
    rb"'''.*?(?:'''|\Z)"
    rb'|"""(?:\\.|[^\\])*?(?:"""|\Z)'
    rb"|'[^'\n]*'?"
    rb'|"(?:\\.|[^"\\\n])*"?'
    rb"|#[^\n]*",
    re.DOTALL,
)
_LONG_KEY: Final = re.compile(rb"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){%d}" % MOST_NESTED)


def is_json_too_deep(content: bytes) -> bool:
    """Whether arrays and objects lie more than 64 deep in one another.

    >>> is_json_too_deep(b"[" * 65 + b"]" * 65), is_json_too_deep(b'["' + b"[" * 65 + b'"]')
    (True, False)
    """
    if b"\\" in content:
        content = _ESCAPE.sub(b"", content)
    kept = content.translate(_BRACKETS, _NO_BRACKETS_OR_QUOTES)
    quoted_apart = kept.replace(b'""', b"").split(b'"')  # two quotes less leave what is within quotes within them
    return _is_too_deep(b"".join(quoted_apart[::2]))


def is_toml_too_deep(content: bytes) -> bool:
    """The same of arrays and inline tables, and of the parts of a dotted key.

    >>> is_toml_too_deep(b"a = " + b"[" * 65 + b"]" * 65), is_toml_too_deep(b"a." * 64 + b"a = 1")
    (True, True)
    >>> is_toml_too_deep(b"a = '" + b"[" * 65 + b"'  # " + b"a." * 65)
    False
    """
    bare = _TOML_STRING_OR_COMMENT.sub(b"x", content)
    return _LONG_KEY.search(bare) is not None or _is_too_deep(bare.translate(_BRACKETS, _NO_BRACKETS))


def _is_too_deep(brackets: bytes) -> bool:
    """Whether more pairs lie in one another; each round takes away the innermost ones."""
    for _ in range(MOST_NESTED):
        fewer = brackets.replace(_PAIR, b"")
        if len(fewer) == len(brackets):
            break
        brackets = fewer
    return _PAIR in brackets or brackets.count(b"[") > MOST_NESTED
