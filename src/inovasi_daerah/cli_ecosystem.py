"""The command ``inovasi-daerah ecosystem``: an assessment's six dimensions, and their drawing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.cli_shared import DONE
from inovasi_daerah.entities.ecosystem import Mean
from inovasi_daerah.entities.evaluation import evaluate
from inovasi_daerah.entities.instruments import starter_instrument
from inovasi_daerah.interchange.practice_files import ASSESSMENTS, load_instrument
from inovasi_daerah.interchange.strict_json import write_json

if TYPE_CHECKING:
    import argparse

WORDS: Final = "dimensi ekosistem inovasi menurut jawaban / an ecosystem's dimensions from answers"


def add_command(commands: Any, shared: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    parser = commands.add_parser("ecosystem", parents=[shared], help=WORDS, description=WORDS)
    parser.set_defaults(run=run)
    parser.add_argument("file", metavar="FILE", help="assessment file; - for standard input")
    parser.add_argument("--instrument", metavar="FILE", help="instrument file; the starter instrument by default")
    parser.add_argument("--mean", choices=[mean.value for mean in Mean], default=Mean.ARITHMETIC.value)
    parser.add_argument("--svg", metavar="FILE", help="write the radar drawing to this file")


def run(options: argparse.Namespace) -> int:
    """Print the assessment's dimensions, and draw them where asked to."""
    instrument = load_instrument(options.instrument) if options.instrument else starter_instrument()
    assessment = (
        ASSESSMENTS.read(ASSESSMENTS.parse(sys.stdin.buffer)) if options.file == "-" else ASSESSMENTS.load(options.file)
    )
    found = evaluate(assessment, instrument, mean=next(mean for mean in Mean if mean.value == options.mean))
    if options.svg:
        Path(options.svg).write_text(found.svg(options.lang), "utf-8")
    sys.stdout.write(write_json(found.to_dict()) if options.json else found.explain(options.lang))
    return DONE
