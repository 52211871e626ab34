"""How QGIS reaches the internet: the engine and the installer take the same proxy, and trust the same authorities."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

#: Never through a proxy: this computer, where dask's workers are.
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Network:
    """What a child process needs to know.

    Attributes
    ----------
    proxy : str
        Address of the proxy, with user and password where it wants them; "" for none.
    without_proxy : str
        Hosts that are reached without it, separated by commas.
    certificates : str
        Of the trusted authorities, as PEM.
    """

    proxy: str = ""
    without_proxy: str = ""
    certificates: str = ""


#: No proxy, and no authorities but Python's.
PLAIN = Network()


def of_qgis() -> Network:
    """Return what QGIS itself uses."""
    return Network(qgis_proxy(), without_proxy(), trusted_certificates())


def qgis_proxy() -> str:
    """Return the address of the proxy set in QGIS (Settings > Options > Network), that of the system if so set, or ""."""
    if _read("proxyEnabled").lower() != "true":
        return ""
    kind, host, port = _read("proxyType"), _read("proxyHost"), _read("proxyPort")
    user, password = _read("proxyUser"), _read("proxyPassword")
    if kind == "DefaultProxy":
        chosen = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl("https://pypi.org")))[0]
        kinds = {QNetworkProxy.ProxyType.HttpProxy: "HttpProxy", QNetworkProxy.ProxyType.Socks5Proxy: "Socks5Proxy"}
        kind, host, port = kinds.get(chosen.type(), ""), chosen.hostName(), str(chosen.port() or "")
        user, password = chosen.user(), chosen.password()
    elif _read("authcfg") and QgsApplication.authManager().masterPasswordIsSet():
        # Kept in QGIS's own safe; where that is locked, nobody is asked to open it in the middle of a run.
        _, proxy = QgsApplication.authManager().updateNetworkProxy(QNetworkProxy(), _read("authcfg"))
        user, password = proxy.user(), proxy.password()
    scheme = {"HttpProxy": "http", "HttpCachingProxy": "http", "Socks5Proxy": "socks5"}.get(kind)
    if scheme is None or not host:
        return ""
    login = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
    return f"{scheme}://{login}{host}{f':{port}' if port else ''}"


def without_proxy() -> str:
    """Return the hosts that are reached without the proxy, separated by commas."""
    hosts = list(_LOCAL)
    for name in ("noProxyUrls", "proxyExcludedUrls"):
        stored = QgsSettings().value(f"proxy/{name}", []) or []
        for url in stored if isinstance(stored, list) else str(stored).split("|"):
            host = urlsplit(str(url) if "//" in str(url) else f"//{url}").hostname
            if host and host not in hosts:
                hosts.append(host)
    return ",".join(hosts)


def trusted_certificates() -> str:
    """Return the certificates of all authorities that QGIS trusts, as PEM: the system's, and those added in QGIS."""
    return bytes(QgsApplication.authManager().trustedCaCertsPemText()).decode("ascii", "ignore")


def _read(name: str) -> str:
    """Return a setting of the proxy as text."""
    return str(QgsSettings().value(f"proxy/{name}", "") or "").strip()
