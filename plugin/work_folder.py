"""What is needed while an engine is installed: it is gone afterwards, however the installation ends."""

from __future__ import annotations

import os
import shutil
import uuid
from pathlib import Path


class WorkFolder:
    """A folder beside the environments for what is needed while one is installed: a cache of packages, temporary files.

    It is gone with all that is in it at the end of the ``with`` block, and so is what one has left that was killed: whoever
    opens one holds the lock of the installation.

    Parameters
    ----------
    home : Path
        The folder of the environments.
    """

    _PREFIX = "installing-"

    def __init__(self, home: Path) -> None:
        self.path = home / f"{self._PREFIX}{uuid.uuid4().hex[:8]}"
        self.cache = self.path / "cache"
        self.temporary = self.path / "temporary"

    def __enter__(self) -> WorkFolder:
        for left in self.path.parent.glob(f"{self._PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        self.temporary.mkdir(parents=True)
        return self

    def __exit__(self, *exception: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def has_hard_links(self) -> bool:
        """Whether two names can stand for one file here."""
        one, other = self.temporary / "one", self.temporary / "other"
        try:
            one.touch()
            os.link(one, other)
        except (OSError, NotImplementedError):
            return False
        return True
