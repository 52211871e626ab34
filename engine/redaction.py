"""Texts without secrets: what is shown, logged or written never holds passwords, keys, tokens or signed queries.

The engine and the QGIS side each have this file, word for word, because neither imports the other.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote

#: What stands in place of a secret.
HIDDEN = "***"
#: Nothing that people read is longer; what a server sends may be of any length.
_LONGEST = 100_000

#: What may be an address, with all that hangs on it.
_RUN = re.compile(r"[^\s'\"<>]+")
_ENCODED = re.compile(r"%(?:25)*3a%(?:25)*2f%(?:25)*2f", re.IGNORECASE)
_SCHEME = re.compile(r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,20}:(?:\\?/){2}", re.IGNORECASE)
#: GDAL's way to give options with an address: /vsicurl?max_retry=4&url=https%3A...
_GDAL = re.compile(r"(/vsi\w{1,30})\?(.*)")
#: A query of an address that does not begin with a scheme.
_QUERY = re.compile(r"\?(?=[A-Za-z][\w.%~-]{0,100}=)")
_USER = re.compile(r"(?<![^\s(=,;])(?://)?[^\s/\\:@'\"<>=(,;]{1,100}:[^\s/\\@'\"<>]{1,300}@(?=[\w.-])")

_NAME = (
    r"(?:[\w-]{0,40}(?:passw(?:or)?d|passphrase|secret|token|signature|credential|(?:api|access|account|private"
    r"|subscription|shared)[-_]?key)[\w-]{0,40}|x-amz-[\w-]{1,40}|sig|pwd|[\w-]{0,20}userpwd|(?:[\w-]{1,20}-)?user(?:[-_]?name)?|authcfg)"
)
_VALUE = r"(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^\s&;,'\"<>)}]{1,4000})"
_ASSIGNED = re.compile(rf"(?<![\w-])({_NAME}\s?=\s?){_VALUE}", re.IGNORECASE)
_MEMBER = re.compile(rf"((['\"]){_NAME}\2\s?:\s?){_VALUE}", re.IGNORECASE)
_TOLD = re.compile(
    r"((?:passw(?:or)?d|secret[-_]?(?:access[-_]?)?key)\s?:\s?)[^\s,;'\"]{1,4000}",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|ocp-apim-subscription-key|x-[\w-]{1,30}-token)"
    r"(['\"]?\s?[:=]\s?['\"]?)[^\r\n'\"]{1,4000}",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"(?<=\bBearer )[\w.~+/=-]{12,4000}|\bA(?:KIA|SIA)[0-9A-Z]{16}\b|\beyJ[\w-]{5,2000}\.[\w-]{5,4000}\.[\w-]{0,2000}"
)
_KEY = re.compile(r"(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^-]{1,20000}")


def redact(text: str) -> str:
    """Return a text with ``***`` in place of whatever opens a door; a text that was redacted before stays as it is."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + " ..."
    text = _KEY.sub(rf"\1{HIDDEN}", text)
    text = _HEADER.sub(rf"\1\2{HIDDEN}", text)
    text = _RUN.sub(lambda run: _address(run[0]), text)
    text = _USER.sub(f"{HIDDEN}@", text)
    text = _ASSIGNED.sub(rf"\1{HIDDEN}", text)
    text = _TOLD.sub(rf"\1{HIDDEN}", text)
    text = _MEMBER.sub(rf"\1\2{HIDDEN}\2", text)
    return _KNOWN.sub(HIDDEN, text)


def _address(run: str) -> str:
    """Return a run of characters without the users and the queries of the addresses in it."""
    of_gdal = _GDAL.search(run)
    if of_gdal:
        url = parse_qs(of_gdal[2]).get("url", [f"?{HIDDEN}"])[0]
        return f"{run[: of_gdal.start()]}{of_gdal[1]}/{_address(url)}"
    if _ENCODED.search(run):
        for _ in range(4):
            run = unquote(run)
    kept = run.rstrip(").,;:!]}")
    pieces = []
    edges = [0, *(found.start() for found in _SCHEME.finditer(kept)), len(kept)]
    for place in range(len(edges) - 1):
        piece = kept[edges[place] : edges[place + 1]]
        piece = _without_user(piece) if place else piece
        query = re.search(r"\?", piece) if place else _QUERY.search(piece)
        pieces.append(piece[: query.start()] if query else piece)
        if query:
            # All that follows belongs to the query, other addresses too.
            pieces.append(f"?{HIDDEN}")
            break
    return "".join(pieces) + run[len(kept) :]


def _without_user(url: str) -> str:
    scheme = _SCHEME.match(url)
    begin = scheme.end() if scheme else 0
    host = re.match(r"[^/\\?#]*", url[begin:])
    end = begin + (host.end() if host else 0)
    last = url.rfind("@", begin, end)
    port = url[begin:end].rpartition(":")
    if last < 0 and port[1] and not port[2].isdigit():
        # A password with a slash in it.
        last = url.rfind("@", end)
    return url[:begin] + (f"{HIDDEN}@" if last >= 0 else "") + url[last + 1 if last >= 0 else begin :]
