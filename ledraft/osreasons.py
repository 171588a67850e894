"""Why the operating system refused, in the language of the screen: its own texts follow another setting."""

import errno

from ledraft.languages import _


def why(error: OSError) -> str:
    """The reason of `error` in a few words; what is not listed here keeps the system's own text."""
    reasons = {
        errno.EACCES: _("Permission denied"),
        errno.EPERM: _("Operation not permitted"),
        errno.ENOENT: _("No such file or directory"),
        errno.ENOTDIR: _("Not a directory"),
        errno.EISDIR: _("Is a directory"),
        errno.EEXIST: _("File exists"),
        errno.ENOTEMPTY: _("Directory not empty"),
        errno.ENOSPC: _("No space left on device"),
        errno.EDQUOT: _("Disk quota exceeded"),
        errno.EFBIG: _("File too large"),
        errno.EROFS: _("Read-only file system"),
        errno.ENAMETOOLONG: _("File name too long"),
        errno.EBUSY: _("Device or resource busy"),
        errno.EIO: _("Input/output error"),
    }
    return reasons.get(error.errno or 0, error.strerror or type(error).__name__)
