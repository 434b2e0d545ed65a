"""a process that was just started → the same without any network, where the system can take it away (Linux).

Python's own modules are refused the network everywhere; this is for the libraries below them, which ask nobody.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

# clone(2): names of users and of networks that are this process's own. Without the first, only root could ask for it.
_NEWUSER, _NEWNET = 0x1000_0000, 0x4000_0000


def leave_the_network() -> bool:
    """Move into a network of its own, in which there is nothing. True when that was done; never raises."""
    if sys.platform != "linux":
        return False
    with suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        # Many systems allow the one and not the other.
        return any(unshare(flags) == 0 for flags in (_NEWNET, _NEWUSER | _NEWNET))
    return False
