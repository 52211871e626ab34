"""HTTP sessions that go no nearer than what the user gave, wherever a server sends them."""

from __future__ import annotations

import socket
import ssl
from typing import Any

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.ssl_ import create_urllib3_context

from .reach import is_same_host, leads_inside, may_name, nearness_of, trust_in


def guarded(source: str, session: Session | None = None, **options: Any) -> Session:
    """Return a session, a new one if none is given, in which no request, page or redirect leads nearer than ``source``.

    Parameters
    ----------
    source : str
        The address that the user gave.
    session : requests.Session, optional
    **options
        Of requests' adapter, such as ``max_retries``.

    Notes
    -----
    Its requests raise :class:`engine.raster.reach.LeadsInside`.
    """
    session = session or Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, _Guarded(source, **options))
    return session


class _Guarded(HTTPAdapter):
    def __init__(self, source: str, **options: Any) -> None:
        self._source = source
        super().__init__(**options)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Have all connections looked at: a name may lead elsewhere a moment after it was looked up."""
        context = create_urllib3_context()
        # Python has asked for every detail of RFC 5280 since 3.13. Authorities of companies often lack one, and QGIS, GDAL and
        # browsers take them.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        super().init_poolmanager(*args, ssl_context=context, **options)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _looking(HTTPConnectionPool, self._source),
            "https": _looking(HTTPSConnectionPool, self._source),
        }

    def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
        """Send a request, each of a chain of redirects, if it leads no nearer than the source."""
        if not may_name(self._source, str(request.url)):
            raise leads_inside(self._source)
        answer = super().send(request, *args, **options)
        if answer.is_redirect:
            # Requests would read all that comes with it, and there may be no end to that.
            answer.close()
            answer._content = b""
        return answer


def _looking(pool: Any, source: str) -> Any:
    class Connection(pool.ConnectionCls):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            url = f"{'https' if pool is HTTPSConnectionPool else 'http'}://{self.host}:{self.port}"
            if nearness_of(made.getpeername()[0]) > trust_in(source) and not is_same_host(source, url):
                made.close()
                raise leads_inside(source)
            return made

    return type(pool.__name__, (pool,), {"ConnectionCls": Connection})
