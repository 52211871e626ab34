"""Files on web servers: how GDAL is to reach them, and what their errors mean."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from ..errors import InputError
from ..redaction import redact

T = TypeVar("T")

#: How long to wait for a connection, and for a transfer that stands still, in seconds.
CONNECT_SECONDS = 15
IDLE_SECONDS = 30
#: How often a request is tried again after an answer such as 429, 500 or 503, and the first pause in seconds; it doubles.
RETRIES = 4
FIRST_PAUSE = 0.5
#: How often a window is read anew when its connection breaks.
ATTEMPTS = 3

#: The storage that Planetary Computer keeps its files in, behind links that are signed for less than an hour.
_SIGNED_STORAGE = ".blob.core.windows.net"


def is_remote(path: str) -> bool:
    """Whether a path is the address of a file on a web server."""
    return path.startswith(("http://", "https://"))


def file_name(path: str) -> str:
    """Return the last part of a path or address, for messages."""
    return PurePath(urlsplit(path).path if is_remote(path) else redact(path).removesuffix("?***")).name


def gdal_path(path: str, attempt: int = 0) -> str:
    """Return what GDAL opens for a path: for an address, one that is signed now and tells GDAL to be patient.

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
        # GDAL remembers by the address what it got, also where that was cut short. A fragment is never sent to a server.
        "url": sign(path) + (f"#{attempt}" if attempt else ""),
    }
    return "/vsicurl?" + urlencode(options)


def again(path: str, read: Callable[[int], T]) -> T:
    """Return what ``read`` returns; of a file on a web server also if only the second or third attempt succeeds.

    GDAL itself tries again after an answer such as 503, but not when a connection breaks in the middle of an answer.

    Parameters
    ----------
    path : str
    read : callable
        Takes the number of the attempt, from 0, for :func:`gdal_path`.
    """
    last = ATTEMPTS - 1 if is_remote(path) else 0
    for attempt in range(last):
        try:
            return read(attempt)
        except InputError:
            time.sleep(FIRST_PAUSE * 2**attempt)
    return read(last)


def sign(url: str) -> str:
    """Return an address with the signature that its storage asks for; most ask for none."""
    if (urlsplit(url).hostname or "").endswith(_SIGNED_STORAGE):
        from planetary_computer import sign_url

        # The package keeps tokens and fetches a new one when the old one has a minute left.
        return str(sign_url(url))
    return url


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
    if any(word in lower for word in ("resolve host", "name or service", "getaddrinfo", "name resolution")):
        return f"the server {host} was not found. Check the address and the connection to the internet."
    if any(word in lower for word in ("timed out", "timeout", "too slow", "operation too slow")):
        return f"{host} does not answer in time. Check the connection, or run it again later."
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
