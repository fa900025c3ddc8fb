"""Files in and out.

``load``, ``read`` and ``write`` serve every kind of file of our own; ``schema`` gives its JSON Schema.
"""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
