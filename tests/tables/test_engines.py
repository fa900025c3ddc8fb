"""The tables on engines beyond one process: PySpark in local mode, PostgreSQL through Ibis.

Not part of the default run. With Java, PostgreSQL's programs and the extra ``engines``: ``python -m pytest -m engine``;
what is not there is named as skipped (``-rs``).
"""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from equal_tables import ROWS, check_innovations, check_regions
from inovasi_daerah.tables import score_innovations, score_regions
from nations import RULES, governments, lines_of, long, region, wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

pytestmark = [pytest.mark.engine, pytest.mark.filterwarnings("default")]  # the warnings of other people's engines

SUBMISSIONS = [
    region("35.79", 203, 1, government=True, nulls=0.1),
    region("35.10", 11, 2, government=False, nulls=0.0),
    region("36.71", 3, 3, government=True, nulls=1.0),
    region("35", 0, 4, government=True, nulls=0.2),
    region("11.01", 25, 5, government=True, nulls=0.2),
]
SCORES = [ida.score(one, RULES) for one in SUBMISSIONS]
CHOSEN: dict[str, Any] = {"counting": "reported", "affairs": "any", "stages": "all"}
POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))


def check(levels: Any, of_governments: Any) -> None:
    """Regions and innovations on frames of one engine, by the edition's settings and by others."""
    whole = lines_of(score_regions(levels, RULES, government=of_governments))
    check_regions(whole, SCORES)
    totals = lines_of(score_regions(levels, RULES, government=of_governments, rows=False))
    assert totals == [{name: line[name] for name in line if name not in ROWS} for line in whole]
    otherwise = lines_of(score_regions(levels, RULES, government=of_governments, **CHOSEN))
    check_regions(otherwise, [ida.score(one, RULES, **CHOSEN) for one in SUBMISSIONS])
    found = score_innovations(levels, RULES)
    check_innovations(brought(found), SCORES, 2)


def brought(native: Any) -> list[dict[str, Any]]:
    """The lines of a lazy answer; that it is one is part of the test."""
    module = type(native).__module__
    if module.startswith("pyspark"):
        return [line.asDict() for line in native.collect()]
    assert module.startswith("ibis")
    lines: list[dict[str, Any]] = native.to_pyarrow().to_pylist()
    return lines


class TestPySpark:
    """PySpark in local mode."""

    @pytest.fixture(scope="class")
    @classmethod
    def spark(cls) -> Iterator[Any]:
        if shutil.which("java") is None:
            pytest.skip("no Java")
        spark_session = pytest.importorskip("pyspark.sql").SparkSession

        session = (
            spark_session.builder.master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()
        )
        yield session
        session.stop()

    @staticmethod
    def frame(spark: Any, frame: pl.DataFrame) -> Any:
        kinds = {"String": "string", "Boolean": "boolean", "Int8": "tinyint"}
        schema = ", ".join(f"{name} {kinds[str(kind)]}" for name, kind in frame.schema.items())
        return spark.createDataFrame(frame.rows(), schema)

    @pytest.mark.parametrize("shape", [lambda frame: frame, long], ids=["wide", "long"])
    def test_tables_equal_the_scores(self, spark: Any, shape: Any) -> None:
        frames = (self.frame(spark, shape(made(SCORES))) for made in (wide, governments))
        check(*frames)

    def test_levels_outside_their_range_are_refused(self, spark: Any) -> None:
        import polars as pl  # noqa: PLC0415 - named apart from the annotations

        levels = self.frame(spark, wide(SCORES).with_columns(video=pl.lit(9, dtype=pl.Int8)))
        with pytest.raises(ida.InvalidSubmission, match="video"):
            score_innovations(levels, RULES)


class TestPostgres:
    """A PostgreSQL of its own, made and thrown away here, through Ibis."""

    @pytest.fixture(scope="class")
    @classmethod
    def database(cls) -> Iterator[Any]:
        if not POSTGRES:
            pytest.skip("no PostgreSQL")
        ibis = pytest.importorskip("ibis")
        programs = POSTGRES[-1]
        as_root = os.geteuid() == 0  # its server refuses to run as root
        owner = "postgres" if as_root else getpass.getuser()
        folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if as_root:
            shutil.chown(folder, owner)

        def program(name: str, *arguments: str) -> None:
            command = [str(programs / name), *arguments]
            subprocess.run(
                command, check=True, user=owner if as_root else None, cwd=folder, stdout=subprocess.DEVNULL, timeout=120
            )

        data = str(folder / "data")
        settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        try:
            program("initdb", "-D", data, "-A", "trust", "-U", owner)
            program("pg_ctl", "-D", data, "-l", str(folder / "log"), "-w", "-o", settings, "start")
            try:
                connection = ibis.postgres.connect(host=str(folder), user=owner, database="postgres")
                yield connection
                connection.disconnect()
            finally:
                program("pg_ctl", "-D", data, "-m", "immediate", "stop")
        finally:
            shutil.rmtree(folder)

    @pytest.mark.parametrize("shape", [lambda frame: frame, long], ids=["wide", "long"])
    def test_tables_equal_the_scores(self, database: Any, shape: Any) -> None:
        name = getattr(shape, "__name__", "").strip("<>")
        frames = [
            database.create_table(f"{name}_{made.__name__}", shape(made(SCORES)).to_arrow())
            for made in (wide, governments)
        ]
        check(*frames)

    def test_innovations_that_stand_twice_are_refused(self, database: Any) -> None:
        import polars as pl  # noqa: PLC0415 - named apart from the annotations

        twice = pl.concat([wide(SCORES), wide(SCORES).head(1)])
        levels = database.create_table("twice", twice.to_arrow())
        with pytest.raises(ida.InvalidSubmission, match="inovasi-0"):
            score_innovations(levels, RULES)
