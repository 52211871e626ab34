"""Putting finished files in their places: all of them, or, where one cannot be put there, none."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from ..errors import InputError

#: The pauses in seconds after which a file that another program holds is tried again: virus scanners and search indexes let go
#: of a new file after moments.
_PAUSES = (0.1, 0.2, 0.4, 0.8)


def publish(files: Mapping[Path, Path], unwanted: Iterable[Path], token: str) -> None:
    """Rename files to their final names, in place of what is there.

    Parameters
    ----------
    files : mapping of Path to Path
        Final name, and the finished file beside it.
    unwanted : iterable of Path
        Files to remove with the earlier ones, where they are there.
    token : str
        Part of the names under which the earlier files are kept until all is done.

    Raises
    ------
    InputError
        If a file cannot be replaced or removed. Then all earlier files are as they were.
    """
    kept: dict[Path, Path | None] = {}
    try:
        for path in [*files, *unwanted]:
            finished = files.get(path)
            if finished is None and not path.exists():
                continue
            kept[path] = _keep(path, token)
            _persistently(
                partial(path.unlink, missing_ok=True) if finished is None else partial(os.replace, finished, path)
            )
    except OSError as problem:
        held = _restore(kept)
        what = "replaced" if path in files else "removed"
        raise InputError(
            f"'{path}' cannot be {what} ({problem.strerror}), so no output was replaced. If another program, or a layer in "
            f"QGIS, has it open, close it there, or choose another name.{held}"
        ) from problem
    finally:
        for earlier in kept.values():
            if earlier is not None:
                with suppress(OSError):
                    earlier.unlink(missing_ok=True)


def _keep(path: Path, token: str) -> Path | None:
    """Give an earlier file another name, and return it."""
    if not path.exists():
        return None
    # So the first name always stands for the earlier file or for the new one. It bears the mark of what may be swept.
    earlier = path.with_name(f"{path.name}.{token}.part")
    try:
        os.link(path, earlier)
    except OSError:
        # No hard links here, such as on memory sticks. For a moment this is the only name.
        earlier = path.with_name(f"{path.name}.{token}.kept")
        _persistently(lambda: os.replace(path, earlier))
    return earlier


def _persistently(act: Callable[[], None]) -> None:
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError:
            # What Windows says of a file that is open.
            time.sleep(pause)
    return act()


def _restore(kept: dict[Path, Path | None]) -> str:
    """Put the earlier files back; return a sentence on those that could not be."""
    lost = []
    for path, earlier in kept.items():
        try:
            if earlier is None:
                path.unlink(missing_ok=True)
            else:
                _persistently(partial(os.replace, earlier, path))
        except OSError:
            lost.append(f"'{earlier or path}'")
            kept[path] = None  # it is not to be removed
    return f" What was there before is now in {', '.join(lost)}." if lost else ""
