"""Files on web servers: how GDAL is to reach them, and what their errors mean."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import lru_cache, partial
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from ..activity import working
from ..errors import InputError
from ..redaction import redact
from .reach import HERE, LeadsInside, is_proxied, trust_in
from .relay import proxy_options

T = TypeVar("T")

#: How long to wait for a connection, and for a transfer that stands still, in seconds.
CONNECT_SECONDS = 15
IDLE_SECONDS = 30
#: How often a request is tried again after an answer such as 429, 500 or 503, and the first pause in seconds; it doubles.
RETRIES = 4
FIRST_PAUSE = 0.5
#: How often a window is read anew when its connection breaks.
ATTEMPTS = 3
#: How long one request may take, and how long one window with all its requests and attempts, in seconds: a server that sends a
#: byte now and then stands never still.
REQUEST_SECONDS = 120
WHOLE_SECONDS = 300

#: The storage that Planetary Computer keeps its files in, behind links that are signed for less than an hour.
_SIGNED_STORAGE = ".blob.core.windows.net"


class TooSlow(InputError):
    """A server did not send in time what was asked of it."""


def is_remote(path: str) -> bool:
    """Whether a path is the address of a file on a web server."""
    return path.startswith(("http://", "https://"))


def file_name(path: str) -> str:
    """Return the last part of a path or address, for messages."""
    return PurePath(urlsplit(path).path if is_remote(path) else redact(path).removesuffix("?***")).name


def gdal_path(path: str, attempt: int = 0) -> str:
    """Return what GDAL opens for a path: for an address, one that is signed now and has GDAL try again.

    Parameters
    ----------
    path : str
        A path or an address. Whatever is neither http nor https stays as it is.
    attempt : int
        Above 0 to forget what was read of the file before.
    """
    if not is_remote(path):
        return path
    options = {
        # Neither a list of the folder nor side files: each costs requests that a server may not even answer.
        "list_dir": "no",
        "empty_dir": "yes",
        "max_retry": RETRIES,
        "retry_delay": FIRST_PAUSE,
        "connecttimeout": CONNECT_SECONDS,
        "low_speed_time": IDLE_SECONDS,
        "low_speed_limit": 1,
        "timeout": REQUEST_SECONDS,
        # GDAL remembers by the address what it got, also where that was cut short. A fragment is never sent to a server.
        "url": sign(path) + (f"#{attempt}" if attempt else ""),
    }
    trust = trust_in(path)
    if trust < HERE and is_proxied():
        _check_redirects(path)
    elif trust < HERE:
        options |= proxy_options(trust)
    return "/vsicurl?" + urlencode(options)


@lru_cache(4096)
def _check_redirects(path: str) -> None:
    """Raise an error if a server answers with a place that it may not name: GDAL, behind a proxy, goes there at once."""
    try:
        from requests import RequestException

        from .sessions import guarded
    except ImportError:
        return  # A worker of a cluster need not have it; the engine, which opened the file first, has checked.
    try:
        with guarded(path) as session:
            session.get(
                sign(path), headers={"Range": "bytes=0-0"}, stream=True, timeout=(CONNECT_SECONDS, IDLE_SECONDS)
            ).close()
    except RequestException:
        return  # GDAL will find the same, try again, and say what it is.


def again(path: str, read: Callable[[int], T]) -> T:
    """Return what ``read`` returns; of a file on a web server also if only the second or third attempt succeeds.

    GDAL itself tries again after an answer such as 503, but not when a connection breaks in the middle of an answer.

    Parameters
    ----------
    path : str
    read : callable
        Takes the number of the attempt, from 0, for :func:`gdal_path`.

    Raises
    ------
    InputError
        Also if all of it takes longer than :data:`WHOLE_SECONDS`.
    """
    if not is_remote(path):
        return read(0)
    until = time.monotonic() + WHOLE_SECONDS
    for attempt in range(ATTEMPTS - 1):
        try:
            return in_time(path, partial(read, attempt), until)
        except (TooSlow, LeadsInside):
            raise
        except InputError:
            time.sleep(FIRST_PAUSE * 2**attempt)
    return in_time(path, partial(read, ATTEMPTS - 1), until)


def in_time(path: str, read: Callable[[], T], until: float | None = None) -> T:
    """Return what ``read`` returns, or stop waiting for a web server; GDAL cannot be interrupted, and ends some time later.

    Parameters
    ----------
    path : str
        What is read; only for an address there is a limit.
    read : callable
    until : float, optional
        When to give up, by :func:`time.monotonic`; in :data:`WHOLE_SECONDS` when left out.

    Raises
    ------
    TooSlow
        If it is not done by then.
    """
    if not is_remote(path):
        return read()
    done: Future[T] = Future()

    def work() -> None:
        try:
            with working():
                done.set_result(read())
        except BaseException as problem:
            done.set_exception(problem)

    # A daemon, unlike the threads of a pool: the end of Python does not wait for it.
    threading.Thread(target=work, name="remote", daemon=True).start()
    now = time.monotonic()
    if not wait([done], max(0.0, (now + WHOLE_SECONDS if until is None else until) - now)).done:
        raise TooSlow(
            f"'{file_name(path)}' cannot be read: {urlsplit(path).hostname} sends so slowly that a part of it did not arrive "
            f"within {WHOLE_SECONDS:g} s. Run it again later, or load a smaller extent."
        )
    return done.result()


def sign(url: str) -> str:
    """Return an address with the signature that its storage asks for; most ask for none."""
    if (urlsplit(url).hostname or "").endswith(_SIGNED_STORAGE):
        from planetary_computer import sign_url

        # The package keeps tokens and fetches a new one when the old one has a minute left.
        return str(sign_url(url))
    return url


def sends_inside(reason: str) -> bool:
    """Whether GDAL reports that it was sent to where :mod:`.relay` does not let it go, or curl, as to ``file:``."""
    return bool(re.search(r"complete SOCKS5 connection to .*\(2\)|response code: 30[12378]\b(?! - .*\([45]\))", reason))


def why_not(url: str, reason: str) -> str:
    """Return why a file on a web server could not be read, and what to do.

    Parameters
    ----------
    url : str
    reason : str
        What GDAL, or another library, reported.
    """
    host = urlsplit(url).hostname or url
    message = re.sub(r"/vsicurl/\S*?(?=['\"\s]|$)", "the file", redact(reason))
    code = re.search(r"(?:response code|HTTP|status|error)[^0-9]{0,60}?\b([45]\d\d)\b", message, re.IGNORECASE)
    number = int(code.group(1)) if code else 0
    lower = message.lower()
    relayed = re.search(r"complete socks5 connection to .*\((\d)\)", lower)
    refused = relayed[1] if relayed else ""
    if number in (401, 403):
        return (
            f"{host} refuses it ({number}). The file may need an account, a payment or a fresh signature; choose the same "
            "scene from another STAC API, or download it and load it from the folder."
        )
    if number in (404, 410):
        return f"{host} does not have it ({number}). Search again: the item may be out of date."
    if number == 429:
        return f"{host} answers that there were too many requests ({number}), again and again. Wait some minutes, then run it."
    if number >= 500:
        return f"{host} has a fault ({number}) and had it at every attempt. Run it again later."
    if refused == "4" or any(
        word in lower for word in ("resolve host", "name or service", "getaddrinfo", "name resolution")
    ):
        return f"the server {host} was not found. Check the address and the connection to the internet."
    if any(word in lower for word in ("timed out", "timeout", "too slow", "operation too slow")):
        return f"{host} does not answer in time. Check the connection, or run it again later."
    if refused:
        return f"{host} cannot be reached (connection refused). Check the address and the connection."
    unreachable = re.search(
        r"connection refused|unreachable|no route to host|could not connect|failed to connect"
        r"|[^'\"(:]*(?:certificate|proxy)[^'\"):]*",
        message,
        re.IGNORECASE,
    )
    if unreachable:
        return f"{host} cannot be reached ({unreachable[0].strip()}). Check the address, the connection, and the proxy."
    if "not recognized as" in lower:
        return f"what {host} sends is not a raster; perhaps a page that asks for an account. Open the address in a browser."
    return f"the file at {host} is damaged or cut short, or the connection broke several times while it was read. Run it again."
