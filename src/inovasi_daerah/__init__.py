"""Indonesia's regional innovation (*inovasi daerah*): its domain model and the rules of its index.

Begin with ``load_submission``, ``rulebook`` and ``score``::

    score = inovasi_daerah.score(load_submission("kota.json"), rulebook("iid-2026"))
    print(score.index, score.explain())

What is one step further has a module of its own: ``domain``, ``rules``, ``scoring``, ``practice``, ``programmes``,
``ranking``, ``portfolio``, ``files``, ``tables`` (extra ``tables``) and ``testing`` (extra ``testing``). Names load on
first use, so that importing the package reads no data and stays cheap.
"""

from inovasi_daerah.lazy import public_names

__getattr__, __dir__, __all__ = public_names(__name__, globals())
