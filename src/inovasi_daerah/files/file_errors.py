"""Why a file can't be read or written, in both languages where the reason is a known one."""

from __future__ import annotations

import errno
from typing import Final

from inovasi_daerah.text import Text, same

_NO_PERMISSION: Final = Text("tidak diizinkan", "permission denied")
_KNOWN: Final = {
    errno.ENOENT: Text("tidak ada berkas atau folder dengan nama itu", "there is no file or folder of that name"),
    errno.EBADF: Text("sudah ditutup", "it is closed"),
    errno.EISDIR: Text("itu sebuah folder", "it is a folder"),
    errno.ENOTDIR: Text("sebagian dari jalurnya bukan folder", "a part of its path is no folder"),
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.EROFS: Text("di sana hanya dapat dibaca", "it can only be read there"),
    errno.ENOSPC: Text("tempat penyimpanan penuh", "no space is left"),
    errno.ESPIPE: Text("itu bukan berkas biasa", "it is not a plain file"),
    errno.ENAMETOOLONG: Text("namanya terlalu panjang", "its name is too long"),
}


def reason_of(error: OSError) -> Text:
    """Why, as far as the operating system tells; in its own words where they have none here.

    >>> reason_of(FileNotFoundError(errno.ENOENT, "No such file or directory")).say("en")
    'there is no file or folder of that name'
    """
    known = None if error.errno is None else _KNOWN.get(error.errno)
    return known or same(error.strerror or type(error).__name__)
