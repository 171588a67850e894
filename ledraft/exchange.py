"""Two paths change places in one step, where the system can do that: at no moment is the old gone and the new not there.

Linux: renameat2(2) with RENAME_EXCHANGE. Python offers no call for it.
"""

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD (fcntl.h) and RENAME_EXCHANGE (linux/fs.h)."""


def exchanged(one: Path, other: Path) -> bool:
    """Whether the existing paths `one` and `other`, on one file system, have changed places.

    False where the system cannot do it, or refuses; then both are as they were.
    """
    call = _renameat2()
    return call is not None and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


@cache
def _renameat2() -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        call: Callable[..., int] = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):  # a C library without it
        return None
    return call
