"""The files of the wider domain, each read as strictly as a submission and written so that it reads back the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.entities.inventories import Inventory
from inovasi_daerah.entities.movements import Movement
from inovasi_daerah.entities.practice.assessments import Assessment
from inovasi_daerah.entities.practice.improvements import Improvement
from inovasi_daerah.entities.practice.instruments import Instrument
from inovasi_daerah.entities.practice.labs import Lab
from inovasi_daerah.entities.practice.replications import ReplicationNetwork
from inovasi_daerah.entities.registers import Register
from inovasi_daerah.errors import InvalidSubmission
from inovasi_daerah.interchange.documents import Document
from inovasi_daerah.strict_toml import MAX_BYTES, parse_toml

if TYPE_CHECKING:
    from os import PathLike

MOST_ITEMS: Final = 100_000

REGISTER: Final = Document("inovasi-daerah/register", Register, most={"agencies": MOST_ITEMS, "positions": MOST_ITEMS})
INVENTORY: Final = Document("inovasi-daerah/inventory", Inventory, most={"innovations": MOST_ITEMS})
MOVEMENT: Final = Document("inovasi-daerah/movement", Movement)
INSTRUMENT: Final = Document("inovasi-daerah/instrument", Instrument, most={"items": MOST_ITEMS})
ASSESSMENT: Final = Document("inovasi-daerah/assessment", Assessment, most={"responses": MOST_ITEMS})
LAB: Final = Document("inovasi-daerah/lab", Lab, most={"units": MOST_ITEMS})
IMPROVEMENT: Final = Document("inovasi-daerah/improvement", Improvement)
REPLICATIONS: Final = Document("inovasi-daerah/replications", ReplicationNetwork, most={"replications": MOST_ITEMS})
DOCUMENTS: Final[tuple[Document[Any], ...]] = (
    REGISTER,
    INVENTORY,
    MOVEMENT,
    INSTRUMENT,
    ASSESSMENT,
    LAB,
    IMPROVEMENT,
    REPLICATIONS,
)

load_register, read_register, write_register = REGISTER.load, REGISTER.read, REGISTER.write
load_inventory, read_inventory, write_inventory = INVENTORY.load, INVENTORY.read, INVENTORY.write
load_movement, read_movement, write_movement = MOVEMENT.load, MOVEMENT.read, MOVEMENT.write
read_instrument, write_instrument = INSTRUMENT.read, INSTRUMENT.write
load_assessment, read_assessment, write_assessment = ASSESSMENT.load, ASSESSMENT.read, ASSESSMENT.write
load_lab, read_lab, write_lab = LAB.load, LAB.read, LAB.write
load_improvement, read_improvement, write_improvement = IMPROVEMENT.load, IMPROVEMENT.read, IMPROVEMENT.write
load_replications, read_replications, write_replications = REPLICATIONS.load, REPLICATIONS.read, REPLICATIONS.write

_TOML: Final = ".toml"


def load_instrument(path: str | PathLike[str]) -> Instrument:
    """The instrument in a file: TOML where its name ends in ``.toml``, for it is written by hand, else JSON.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    if Path(path).suffix != _TOML:
        return INSTRUMENT.load(path)
    with Path(path).open("rb") as stream:
        return INSTRUMENT.read(parse_toml(stream.read(MAX_BYTES + 1), InvalidSubmission))
