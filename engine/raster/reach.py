"""Which computers a server may send us to: none that is nearer to us than itself.

A server names files, and answers requests with the address of another place. Whoever asks may reach more than the server
does: services of this computer, and those of the network around it, that trust whoever reaches them.
"""

from __future__ import annotations

import socket
import time
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

from ..errors import InputError

#: How near a computer is: anywhere in the world, in a network that the world does not reach, this very computer.
PUBLIC, PRIVATE, HERE = range(3)

#: Of companies, homes, providers and virtual networks. Not 198.18.0.0/15, where some proxies put the whole world.
_PRIVATE = [
    ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "fec0::/10")
]
#: Loopback, "this host", and link-local, where clouds tell a computer its own keys; Azure does so at one that looks public.
_HERE = [
    ip_network(text)
    for text in ("127.0.0.0/8", "0.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32", "::1/128", "::/128", "fe80::/10")
]
#: How long is remembered where a name leads, or that it leads nowhere, in seconds.
_REMEMBERED = 60
_PORTS = {"http": 80, "https": 443}
#: Addresses that are IPv4's in another form: translated, and of the first tunnels.
_TRANSLATED = ip_network("64:ff9b::/96")


class LeadsInside(InputError):
    """A server sends to a place that is nearer than itself."""


def leads_inside(url: str) -> LeadsInside:
    """Return the error for what the server of an address does."""
    return LeadsInside(
        f"{urlsplit(url).hostname or url} sends to an address of this computer or of the network around it, or of another kind "
        "than http, which no server from outside may do. It is not followed; get the file elsewhere."
    )


def nearness_of(address: str) -> int:
    """Return how near the computer of an IP address is, :data:`PUBLIC`, :data:`PRIVATE` or :data:`HERE`."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else ip.ipv4_mapped or ip.sixtofour
        ip = inner or ip
    if any(ip in network for network in _HERE):
        return HERE
    return PRIVATE if any(ip in network for network in _PRIVATE) else PUBLIC


def may_name(source: str, url: str) -> bool:
    """Whether what was read from ``source``, an address or a file of the user's, may name an address."""
    if not source.startswith(("http://", "https://")):
        return True
    return is_same_host(source, url) or nearness(url) <= trust_in(source)


def nearness(url: str) -> int:
    """Return how near an address leads; of a name with several computers, how near the nearest is."""
    try:
        return max(_all(url))
    except ValueError:
        return HERE  # no address at all, so none that may be named


def trust_in(url: str) -> int:
    """Return how near what an address names may be, which the user gave: no nearer than itself if it can be outside."""
    try:
        found = _all(url)
    except ValueError:
        return PUBLIC
    return PUBLIC if PUBLIC in found else max(found)


def is_same_host(source: str, url: str) -> bool:
    """Whether two addresses are of one server, whose name may be one of several computers."""
    try:
        one, other = urlsplit(source), urlsplit(url)
        return (one.scheme, one.hostname, one.port or _PORTS[one.scheme]) == (
            other.scheme,
            other.hostname,
            other.port or _PORTS[other.scheme],
        )
    except (ValueError, KeyError):
        return False


def is_proxied() -> bool:
    """Whether variables name a proxy, or hosts without one: whoever obeys them chooses how a host is reached."""
    # Of all variables that end in _proxy, GDAL's own too.
    return bool(getproxies_environment())


def _all(url: str) -> set[int]:
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return {HERE}
    try:
        # In all forms that are understood, such as 127.1.
        return {nearness_of(host if ":" in host else socket.inet_ntoa(socket.inet_aton(host)))}
    except (OSError, ValueError):
        pass
    proxies = getproxies_environment()
    if (parts.scheme in proxies or "all" in proxies) and not proxy_bypass(parts.netloc):
        return {PUBLIC}  # The proxy looks the name up, and may be the only one who can.
    # There may be no such place, as whoever wants to go there will say.
    return {nearness_of(address) for address in _looked_up(host, int(time.monotonic() // _REMEMBERED))} or {PUBLIC}


@lru_cache(1024)
def _looked_up(host: str, _period: int) -> frozenset[str]:
    try:
        return frozenset(str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError):
        return frozenset()
