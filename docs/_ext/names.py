"""Annotations name a type as its module knows it; the reference leads to the one documented type of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def _resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Element) -> Element | None:
    if node.get("refdomain") != "py":
        return None
    python = env.domains.python_domain
    wanted = node["reftarget"].rpartition(".")[2]
    named = [name for name, entry in python.objects.items() if name.rpartition(".")[2] == wanted and not entry.aliased]
    types = [name for name in named if python.objects[name].objtype in {"class", "exception", "type"}]
    if len(types) != 1:
        return None
    return python.resolve_xref(env, node["refdoc"], app.builder, "class", types[0], node, content)


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("missing-reference", _resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
