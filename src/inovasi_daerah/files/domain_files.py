"""The files of the wider domain, each read as strictly as a submission and written so that it reads back the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.files.documents import Document, Load, Read, Write
from inovasi_daerah.practice.assessments import Assessment
from inovasi_daerah.practice.improvements import Improvement
from inovasi_daerah.practice.instruments import Instrument
from inovasi_daerah.practice.labs import Lab
from inovasi_daerah.practice.replications import ReplicationNetwork
from inovasi_daerah.problems import InvalidSubmission
from inovasi_daerah.programmes.inventories import Inventory
from inovasi_daerah.programmes.movements import Movement
from inovasi_daerah.programmes.registers import Register
from inovasi_daerah.reading.contents import content_of
from inovasi_daerah.reading.strict_toml import MAX_BYTES, parse_toml

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

load_register: Load[Register] = REGISTER.load
read_register: Read[Register] = REGISTER.read
write_register: Write[Register] = REGISTER.write

load_inventory: Load[Inventory] = INVENTORY.load
read_inventory: Read[Inventory] = INVENTORY.read
write_inventory: Write[Inventory] = INVENTORY.write

load_movement: Load[Movement] = MOVEMENT.load
read_movement: Read[Movement] = MOVEMENT.read
write_movement: Write[Movement] = MOVEMENT.write

read_instrument: Read[Instrument] = INSTRUMENT.read
write_instrument: Write[Instrument] = INSTRUMENT.write

load_assessment: Load[Assessment] = ASSESSMENT.load
read_assessment: Read[Assessment] = ASSESSMENT.read
write_assessment: Write[Assessment] = ASSESSMENT.write

load_lab: Load[Lab] = LAB.load
read_lab: Read[Lab] = LAB.read
write_lab: Write[Lab] = LAB.write

load_improvement: Load[Improvement] = IMPROVEMENT.load
read_improvement: Read[Improvement] = IMPROVEMENT.read
write_improvement: Write[Improvement] = IMPROVEMENT.write

load_replications: Load[ReplicationNetwork] = REPLICATIONS.load
read_replications: Read[ReplicationNetwork] = REPLICATIONS.read
write_replications: Write[ReplicationNetwork] = REPLICATIONS.write


_TOML: Final = ".toml"


def load_instrument(path: str | PathLike[str]) -> Instrument:
    """The instrument in a file: TOML, as people write it by hand, where its name ends in ``.toml``; else JSON.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    if Path(path).suffix != _TOML:
        return INSTRUMENT.load(path)
    return INSTRUMENT.read(parse_toml(content_of(path, MAX_BYTES), InvalidSubmission))
