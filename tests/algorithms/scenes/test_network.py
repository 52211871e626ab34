"""What QGIS is told about the network (Settings > Options > Network) holds for the engine: a real proxy on this computer."""

from __future__ import annotations

import base64
import json

import pytest
from assertions import run
from local_servers import file_server
from qgis.core import QgsApplication, QgsSettings
from strandline.plugin import engine_client, network

pytestmark = pytest.mark.usefixtures("engine")

PART = "-118.74,-118.69,38.76,38.81 [EPSG:4326]"


@pytest.fixture
def set_proxy():
    """Return a function that sets QGIS's proxy as its options page does; afterwards there is none."""
    stored = []

    def store(**values):
        for name, value in values.items():
            QgsSettings().setValue(f"proxy/{name}", value)
            stored.append(f"proxy/{name}")

    yield store
    for key in stored:
        QgsSettings().remove(key)
    engine_client.close_shared_client()


def test_catalogue_and_pixels_come_through_the_proxy(lake_files, set_proxy, tmp_path, monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    # Nobody but the proxy knows this host.
    items = json.loads((lake_files.folder / "items.json").read_text().replace(lake_files.url, "http://scenes.example"))
    (lake_files.folder / "proxied.json").write_text(json.dumps(items["features"][1]))
    with file_server(lake_files.folder) as proxy:
        secret = "se cret"  # pragma: allowlist secret
        set_proxy(
            proxyEnabled="true", proxyType="HttpProxy", proxyHost="127.0.0.1", proxyPort=str(proxy.port), proxyUser="me",
            proxyPassword=secret,
        )  # fmt: skip
        output = str(tmp_path / "out.tif")
        run("loadstac", INPUT="http://scenes.example/proxied.json", EXTENT=PART, BANDS="green", OUTPUT=output)
        asked = {path for path, _ in proxy.requests}
        assert "http://scenes.example/proxied.json" in asked
        assert any(path.startswith("http://scenes.example/") and path.endswith("_green.tif") for path in asked)
        assert proxy.logins == {"Basic " + base64.b64encode(f"me:{secret}".encode()).decode()}
        client = engine_client.shared_client()
        assert "se%20cret" not in client.log_tail(2000) and secret not in client.log_tail(2000)
        # Another proxy is another engine.
        set_proxy(proxyHost="127.0.0.2")
        assert engine_client.shared_client() is not client


def test_hosts_without_proxy(set_proxy):
    set_proxy(
        noProxyUrls=["https://intranet.example/tiles", "10.0.0.1"], proxyExcludedUrls="http://old.example|localhost"
    )
    assert network.without_proxy().split(",") == [
        "localhost", "127.0.0.1", "::1", "intranet.example", "10.0.0.1", "old.example",
    ]  # fmt: skip


def test_the_authorities_that_qgis_trusts_are_told():
    told = network.trusted_certificates()
    trusted = QgsApplication.authManager().trustedCaCerts()
    assert told.count("BEGIN CERTIFICATE") == len(trusted) > 10
    assert network.of_qgis().certificates == told
