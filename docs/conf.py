"""The site: ``python -m sphinx -n -W --keep-going docs build/site``, without network."""

from __future__ import annotations

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "inovasi_daerah"
author = "The inovasi_daerah maintainers"
project_copyright = author
release = version = version_of("inovasi-daerah")
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "languages",
    "names",
    "rule_pages",
]
exclude_patterns = ["_ext", "examples"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "inovasi_daerah"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_use_index = False
html_domain_indices = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints = "signature"
python_use_unqualified_type_names = True

nitpick_ignore_regex = [
    # The standard library: its inventory of names would have to be fetched.
    ("py:.*", r"(.*\.)?(Decimal|Fraction|date|PathLike|BinaryIO|Enum)"),
    ("py:.*", r"(.*\.)?(Callable|Collection|Iterable|Iterator|Mapping|Sequence)"),
    ("py:class", "SearchStrategy"),  # Hypothesis, for the same reason
    ("py:class", r"(.*\.)?[TKV]"),  # variables of types
    # What a field may hold is written beside its type; the marks are no types of their own.
    ("py:obj", r"typing\.Annotated.*"),
    ("py:class", r"Line|Prose|Year|Level|AffairCode|BothLanguages|Entry|NotNegative|ShareOfOne|integer|_?[A-Z_]{6,}"),
    ("py:class", "_coordinates|Spelling|Input"),
]
