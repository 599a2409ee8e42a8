"""The one way in which publishing says no."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# A folder from a lower layer of a container image can be read and removed, but not renamed.
_REMEDIES = {
    errno.EXDEV: "; remove the folder and build again",
    errno.ENOSPC: "; make room and build again",
}


UNCHANGED = "nothing was published, the last good output is unchanged"


class PublishError(Exception):
    """Nothing was published; the message tells the reader why and what to do."""


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a `PublishError` that names the target."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        place = f" ({error.filename})" if error.filename else ""
        remedy = _REMEDIES.get(error.errno or 0, "")
        message = f"{target}: could not publish, the last good output is unchanged: {reason}{place}{remedy}"
        raise PublishError(message) from error
