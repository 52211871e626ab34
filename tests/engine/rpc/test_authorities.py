"""Servers whose certificates are signed by an authority that only QGIS knows, as behind a company's proxy."""

from __future__ import annotations

import datetime
import http.server
import ipaddress
import json
import ssl
import threading
from functools import partial

import numpy as np
import pytest
import rasterio
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from engine_process import Engine, error
from rasterio.transform import from_origin

from engine.compute import authorities


def certificate(name, signer=None):
    """Return key and certificate, signed by ``signer`` (key and certificate) or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(signer[1].subject if signer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=signer is None, path_length=None), critical=True)
    )
    if signer:
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        builder = builder.add_extension(here, critical=False)
    return key, builder.sign(signer[0] if signer else key, hashes.SHA256())


def pem(part):
    if isinstance(part, x509.Certificate):
        return part.public_bytes(serialization.Encoding.PEM)
    plain = serialization.NoEncryption()
    return part.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def authority():
    return certificate("A company's authority")


@pytest.fixture(scope="module")
def server(authority, tmp_path_factory):
    """Return the address of a server with an image and an item."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "item.json").write_text(json.dumps({"id": "here"}))
    with rasterio.open(
        folder / "image.tif", "w", driver="GTiff", width=7, height=5, count=1, dtype="uint8", crs="EPSG:32611",
        transform=from_origin(300000, 4300000, 30, 30),
    ) as dataset:  # fmt: skip
        dataset.write(np.ones((1, 5, 7), np.uint8))
    files = tmp_path_factory.mktemp("certificates")
    for name, part in zip(("key.pem", "certificate.pem"), certificate("server", authority), strict=True):
        (files / name).write_bytes(pem(part))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files / "certificate.pem", files / "key.pem")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as made:
        made.socket = context.wrap_socket(made.socket, server_side=True)
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"https://127.0.0.1:{made.server_address[1]}"
        made.shutdown()


@pytest.fixture
def start(monkeypatch):
    for name in authorities.VARIABLES:
        monkeypatch.delenv(name, raising=False)
    engines = []

    def start_engine(certificates):
        engines.append(Engine())
        engines[-1].send("initialize", {"protocol": 1, "settings": {}, "certificates": certificates}, 0)
        assert "result" in engines[-1].answer(0)
        return engines[-1]

    yield start_engine
    for engine in engines:
        engine.process.kill()
        engine.process.wait()


def test_an_authority_of_qgis_is_trusted_by_all_libraries(start, server, authority):
    engine = start(pem(authority[1]).decode())
    engine.run(1, "fetching", url=server)
    assert engine.answer(1).get("result") == {"json": {"id": "here"}, "width": 7}


def test_others_are_not_and_it_is_said(start, server):
    engine = start(pem(certificate("Somebody else")[1]).decode())
    engine.run(1, "fetching", url=server)
    kind, message = error(engine, 1)
    assert kind == "input" and "certificate" in message.lower()


@pytest.mark.parametrize("name", authorities.VARIABLES)
def test_the_file_that_a_variable_names_counts_for_all_libraries(start, server, authority, monkeypatch, tmp_path, name):
    (tmp_path / "own.pem").write_bytes(pem(authority[1]))
    monkeypatch.setenv(name, str(tmp_path / "own.pem"))
    engine = start(pem(certificate("Somebody else")[1]).decode())
    engine.run(1, "fetching", url=server)
    assert engine.answer(1).get("result"), engine.answer(1)
