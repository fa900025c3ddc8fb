"""Files in and out: strict reading, and the canonical writing of what was read and of what came of it."""
