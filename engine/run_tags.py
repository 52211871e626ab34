"""What a run leaves in the tags of its rasters: tool, version, parameters and moment, so that a map can be made again."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from . import __version__
from .redaction import redact

#: Longer lists, such as points of a layer, are counted.
_LONGEST_LIST = 30
_LONGEST_TEXT = 500


def run_tags(step: str, parameters: Mapping[str, Any]) -> dict[str, str]:
    """Return the tags of a run.

    Parameters
    ----------
    step : str
        Name of the step, which is that of the tool.
    parameters : mapping
        What it is given. Of local files only the names are kept, as folders tell who works here; addresses lose
        their signatures.
    """
    given = {name: _plain(value) for name, value in parameters.items()}
    return {
        "TIFFTAG_SOFTWARE": f"Strandline {__version__}",
        "STRANDLINE_TOOL": step,
        "STRANDLINE_PARAMETERS": json.dumps({name: value for name, value in given.items() if value not in (None, "")}),
        "STRANDLINE_DATE": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items() if one not in (None, "")}
    if isinstance(value, Sequence):
        return f"{len(value)} entries" if len(value) > _LONGEST_LIST else [_plain(one) for one in value]
    return value


def _text(text: str) -> str:
    name = Path(text).name if os.path.isabs(text) and "\n" not in text else text
    return redact(name)[:_LONGEST_TEXT]
