"""The habits of the project, each one command: ``.venv-dev/bin/python -m nox -s lint types``.

A session runs in the environment that nox itself stands in, the one of the README's second command: nothing is
installed twice, and ``.ci/run`` runs the same sessions. What follows ``--`` is handed to the session's last command.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nox

os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
nox.needs_version = ">=2024.10"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "test"]

TWO_AT_ONCE = ("-n", "2", "--dist", "loadfile")
"""Two processes; the tests of one file stay together, for the examples of a page build on each other."""


@nox.session
def test(session: nox.Session) -> None:
    """Every test and every example."""
    session.run("python", "-m", "pytest", "--quiet", *TWO_AT_ONCE, *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Every line and branch of src is run by the tests.

    The faults made in editions run no line that others do not, nor do many examples of a law: the README's command
    tries those.
    """
    session.run("coverage", "erase")
    tests = ("--ignore", "tests/rules/test_mutated_rulebooks.py", "--cov", "--cov-report=term")
    few = "--hypothesis-profile=brief"
    session.run("python", "-m", "pytest", "--quiet", *TWO_AT_ONCE, few, *tests, *session.posargs)


@nox.session
def engines(session: nox.Session) -> None:
    """The tables on PySpark and PostgreSQL (extra engines), added to the coverage of the run before."""
    covered = ("--cov", "--cov-append", "--cov-report=term")
    session.run("python", "-m", "pytest", "--quiet", "-m", "engine", "-rs", *covered, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, form, the floors of the house, and the fragments of the changelog."""
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache")
    session.run("towncrier", "build", "--draft", "--version", "next", silent=True)


@nox.session
def types(session: nox.Session) -> None:
    """Two type checkers in their strictest mode, and every public name with a known type."""
    session.run("python", "-m", "mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "inovasi_daerah", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """The site, without network and without a warning."""
    session.run("python", "-m", "sphinx", "-n", "-W", "-q", "docs", "build/site", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """The faults made on purpose: in the code, in the data, and those that a law must see."""
    session.run("mutmut", "run")
    session.run("python", "tests/rulebook_mutants.py")
    session.run("python", "tests/breakages.py")


@nox.session
def bench(session: nox.Session) -> None:
    """What it costs, everything as a ratio within one run."""
    session.run("python", "benchmarks", *session.posargs)
