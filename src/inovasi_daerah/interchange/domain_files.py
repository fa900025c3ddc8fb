"""The files of the wider domain: registers, inventories and movements, each read as strictly as a submission."""

from __future__ import annotations

from typing import Final

from inovasi_daerah.entities.inventories import Inventory
from inovasi_daerah.entities.movements import Movement
from inovasi_daerah.entities.registers import Register
from inovasi_daerah.interchange.documents import Document, Load, Read, Write

MOST_ITEMS: Final = 100_000

REGISTER: Final = Document("inovasi-daerah/register", Register, most={"agencies": MOST_ITEMS, "positions": MOST_ITEMS})
INVENTORY: Final = Document("inovasi-daerah/inventory", Inventory, most={"innovations": MOST_ITEMS})
MOVEMENT: Final = Document("inovasi-daerah/movement", Movement)

load_register: Load[Register] = REGISTER.load
read_register: Read[Register] = REGISTER.read
write_register: Write[Register] = REGISTER.write

load_inventory: Load[Inventory] = INVENTORY.load
read_inventory: Read[Inventory] = INVENTORY.read
write_inventory: Write[Inventory] = INVENTORY.write

load_movement: Load[Movement] = MOVEMENT.load
read_movement: Read[Movement] = MOVEMENT.read
write_movement: Write[Movement] = MOVEMENT.write
