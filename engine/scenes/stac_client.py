"""Talking to STAC servers: patience with faults, and plain words for what went wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pystac_client.stac_api_io import StacApiIO
from urllib3.util.retry import Retry

from ..errors import InputError, StepError
from ..raster.remote import CONNECT_SECONDS, FIRST_PAUSE, IDLE_SECONDS, RETRIES, is_remote, why_not

T = TypeVar("T")

_LARGEST_ITEM = 64 << 20


def patient_io() -> StacApiIO:
    """Return what pystac-client sends its requests through: with time-outs, and again after 429 and 5xx."""
    retries = Retry(
        total=RETRIES,
        # A server that is not there, or not found, is not worth long waiting.
        connect=1,
        backoff_factor=FIRST_PAUSE,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods=None,
        raise_on_status=False,
    )
    return StacApiIO(max_retries=retries, timeout=(CONNECT_SECONDS, IDLE_SECONDS))


def plainly(url: str, function: Callable[[], T]) -> T:
    """Return what a function returns that asks the STAC API at ``url``, or raise its errors in plain words.

    Raises
    ------
    InputError
        With the server's name, what went wrong, and what to do.
    """
    from pystac_client.exceptions import APIError

    try:
        return function()
    except StepError:
        raise
    except APIError as problem:
        status = getattr(problem, "status_code", None)
        if status == 404:
            raise InputError(f"There is no STAC API at {url} (404). Check the address.") from problem
        if status in (400, 422):
            raise InputError(
                f"{url} rejects the search ({status}): {_shortened(str(problem))}. Check collection, dates and extent."
            ) from problem
        reason = f"HTTP {status}" if status else str(problem)
        raise InputError(f"{url} cannot be searched: {why_not(url, reason)}") from problem
    except Exception as problem:
        # Whatever a server answers that is no STAC at all ends in some exception somewhere in the library.
        raise InputError(
            f"{url} does not answer as a STAC API does ({_shortened(str(problem))}). Check the address; it is that of the "
            "API's first page, such as https://earth-search.aws.element84.com/v1."
        ) from problem


def read_json(source: str) -> dict[str, Any]:
    """Return the JSON object at an address or in a file.

    Raises
    ------
    InputError
        If it cannot be read, or is none.
    """
    name = source.split("?")[0].rstrip("/").rpartition("/")[2] or source
    try:
        if is_remote(source):
            text = _fetch(source)
        else:
            path = Path(source)
            if not path.is_file():
                raise InputError(
                    f"'{source}' does not exist. Give the address (https://...) or the file of a STAC item."
                )
            if path.stat().st_size > _LARGEST_ITEM:
                raise InputError(f"'{name}' is too large to be a STAC item. Choose the item's JSON file.")
            text = path.read_text(encoding="utf-8")
        content = json.loads(text)
    except (ValueError, OSError) as problem:
        raise InputError(
            f"'{name}' is not JSON, or is cut short ({_shortened(str(problem))}). Give the address or the file of a STAC item."
        ) from problem
    if not isinstance(content, dict):
        raise InputError(f"'{name}' is JSON, but not a STAC item.")
    return content


def _fetch(url: str) -> str:
    from pystac_client.exceptions import APIError

    try:
        return str(patient_io().read_text(url))
    except APIError as problem:
        status = getattr(problem, "status_code", None)
        reason = f"HTTP {status}" if status else str(problem)
        raise InputError(f"{url.split('?')[0]} cannot be read: {why_not(url, reason)}") from problem


def _shortened(text: str, most: int = 200) -> str:
    text = " ".join(re.sub("<[^>]*>", " ", text).split())
    return text if len(text) <= most else f"{text[:most]}..."
