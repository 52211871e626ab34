"""Talking to STAC servers: requests that are tried again, and errors that say what to do."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from pystac_client.stac_api_io import StacApiIO
from urllib3.util.retry import Retry

from ..errors import InputError, StepError
from ..raster.remote import CONNECT_SECONDS, FIRST_PAUSE, IDLE_SECONDS, RETRIES, in_time, is_remote, why_not
from ..raster.sessions import guarded
from ..redaction import redact

T = TypeVar("T")

_LARGEST_ITEM = 64 << 20
_CHUNK = 1 << 16
#: How long one answer may take as a whole, in seconds.
_WHOLE_SECONDS = 180
#: How long to wait at most before trying again, however long a server asks for, in seconds.
_LONGEST_PAUSE = 60


class _Retry(Retry):
    """Tries again without reading what came with a fault: there may be no end to that."""

    def increment(self, *args: Any, **options: Any) -> Self:
        """Return what is left to try; the connection of the failed attempt is closed, not emptied for the next one."""
        left = super().increment(*args, **options)
        answer = options.get("response")
        if answer is not None:
            answer.close()
        return left

    def get_retry_after(self, *args: Any) -> float | None:
        """Return for how long the server asks to wait, which may be hours, within reason."""
        seconds = super().get_retry_after(*args)
        return None if seconds is None else min(seconds, _LONGEST_PAUSE)


class _LimitedIO(StacApiIO):
    """Requests that end: after a time as a whole, and at a size that no page of a catalogue has."""

    def request(
        self,
        href: str,
        method: str | None = None,
        headers: dict[str, str] | None = None,
        parameters: dict[str, Any] | None = None,
    ) -> str:
        """Return what a server answers to a request, as text; headers may come slowly too."""
        return in_time(href, partial(self._ask, href, method, headers, parameters))

    def _ask(
        self, href: str, method: str | None, headers: dict[str, str] | None, parameters: dict[str, Any] | None
    ) -> str:
        from pystac_client.exceptions import APIError
        from requests import Request

        verb = (method or "GET").upper()
        sent = {"json": parameters} if verb in ("POST", "PUT", "PATCH") else {"params": dict(parameters or {})}
        until = time.monotonic() + _WHOLE_SECONDS
        try:
            prepared = self.session.prepare_request(Request(verb, href, headers=headers, **sent))
            options = self.session.merge_environment_settings(prepared.url, {}, None, True, None)
            with self.session.send(prepared, timeout=self.timeout, **{**options, "stream": True}) as answer:
                content = bytearray()
                for piece in answer.iter_content(_CHUNK):
                    content += piece
                    if len(content) > _LARGEST_ITEM:
                        raise InputError(
                            f"What {href.split('?')[0]} answers is larger than {_LARGEST_ITEM >> 20} MB: that is no STAC item "
                            "and no page of a catalogue. Check the address."
                        )
                    if time.monotonic() > until:
                        raise TimeoutError(f"timed out: the answer took longer than {_WHOLE_SECONDS} s")
                answer._content = bytes(content)
        except InputError:
            raise
        except Exception as problem:
            raise APIError(str(problem)) from problem
        if not 200 <= answer.status_code < 300:
            raise APIError.from_response(answer)
        try:
            return bytes(content).decode("utf-8")
        except UnicodeDecodeError as problem:
            raise APIError(str(problem)) from problem


def retrying_io(source: str, attempts: int = RETRIES) -> StacApiIO:
    """Return what pystac-client sends its requests through: with time-outs, and again after 429 and 5xx.

    None of them leads nearer than ``source``, the address that the user gave.
    """
    retries = _Retry(
        total=attempts,
        # A server that is not there, or not found, is not worth long waiting.
        connect=min(1, attempts),
        backoff_factor=FIRST_PAUSE,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods=None,
        raise_on_status=False,
    )
    io = _LimitedIO(timeout=(CONNECT_SECONDS, IDLE_SECONDS))
    guarded(source, io.session, max_retries=retries)
    return io


def wrap_errors(url: str, function: Callable[[], T]) -> T:
    """Return what a function returns that asks the STAC API at ``url``, or raise its errors as ones that say what to do.

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


def rejects(problem: Exception, *statuses: int) -> bool:
    """Whether an error is a server's answer with one of these HTTP statuses."""
    from pystac_client.exceptions import APIError

    return isinstance(problem, APIError) and getattr(problem, "status_code", None) in statuses


def read_json(source: str, retry: bool = True) -> dict[str, Any]:
    """Return the JSON object at an address or in a file; of a server in one attempt if not ``retry``.

    Raises
    ------
    InputError
        If it cannot be read, or is none.
    """
    name = source.split("?")[0].rstrip("/").rpartition("/")[2] or source
    try:
        if is_remote(source):
            text = _fetch(source, retry)
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
    except (ValueError, OSError, RecursionError) as problem:
        raise InputError(
            f"'{name}' is not JSON, or is cut short ({_shortened(str(problem))}). Give the address or the file of a STAC item."
        ) from problem
    if not isinstance(content, dict):
        raise InputError(f"'{name}' is JSON, but not a STAC item.")
    return content


def _fetch(url: str, retry: bool) -> str:
    from pystac_client.exceptions import APIError

    try:
        return str(retrying_io(url, RETRIES if retry else 0).read_text(url))
    except APIError as problem:
        status = getattr(problem, "status_code", None)
        reason = f"HTTP {status}" if status else str(problem)
        raise InputError(f"{url.split('?')[0]} cannot be read: {why_not(url, reason)}") from problem


def _shortened(text: str, length: int = 200) -> str:
    # Half a secret at the end would not be known as one.
    text = " ".join(re.sub("<[^>]*>", " ", redact(text)).split())
    return text if len(text) <= length else f"{text[:length]}..."
