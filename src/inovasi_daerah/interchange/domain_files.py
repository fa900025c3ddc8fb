"""The files of the wider domain: registers, inventories and movements, each read as strictly as a submission."""

from __future__ import annotations

from typing import Final

from inovasi_daerah.entities.inventories import Inventory
from inovasi_daerah.entities.movements import Movement
from inovasi_daerah.entities.registers import Register
from inovasi_daerah.interchange.documents import Document

MOST_ITEMS: Final = 100_000

REGISTER: Final = Document("inovasi-daerah/register", Register, most={"agencies": MOST_ITEMS, "positions": MOST_ITEMS})
INVENTORY: Final = Document("inovasi-daerah/inventory", Inventory, most={"innovations": MOST_ITEMS})
MOVEMENT: Final = Document("inovasi-daerah/movement", Movement)

load_register = REGISTER.load
read_register = REGISTER.read
write_register = REGISTER.write

load_inventory = INVENTORY.load
read_inventory = INVENTORY.read
write_inventory = INVENTORY.write

load_movement = MOVEMENT.load
read_movement = MOVEMENT.read
write_movement = MOVEMENT.write
