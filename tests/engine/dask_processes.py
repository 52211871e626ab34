"""Real dask schedulers and workers for tests: processes of their own, with only the packages, and TLS files to speak with."""

from __future__ import annotations

import datetime
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PATIENCE = 30.0


@dataclass(frozen=True)
class Authority:
    """A certificate authority, and one certificate that it has signed."""

    ca_file: str
    certificate: str
    key: str

    def options(self):
        """Return what the ``dask`` command is told."""
        return ["--tls-ca-file", self.ca_file, "--tls-cert", self.certificate, "--tls-key", self.key]

    def settings(self):
        """Return what the engine is told."""
        return {"tls_ca_file": self.ca_file, "tls_certificate": self.certificate, "tls_key": self.key}


def make_authority(folder):
    """Write an authority's certificate, and a certificate and key for whoever belongs to the cluster."""
    folder = Path(folder)
    folder.mkdir()
    ca_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ca_name, name = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{folder.name} {what}")])
        for what in ("authority", "member")
    )
    ca = _certificate(ca_name, ca_name, ca_key.public_key(), ca_key, authority=True)
    member = _certificate(name, ca_name, key.public_key(), ca_key, authority=False)
    pem = serialization.Encoding.PEM
    (folder / "ca.pem").write_bytes(ca.public_bytes(pem))
    (folder / "certificate.pem").write_bytes(member.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return Authority(*(str(folder / file) for file in ("ca.pem", "certificate.pem", "key.pem")))


def _certificate(name, issuer, public_key, signing_key, *, authority):
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .sign(signing_key, hashes.SHA256())
    )


def free_port():
    """Return a port of the loopback at which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@dataclass
class DaskProcesses:
    """A scheduler and its workers, which know nothing of Strandline."""

    folder: Path
    authority: Authority | None = None
    address: str = ""
    scheduler: subprocess.Popen | None = None
    workers: list[subprocess.Popen] = field(default_factory=list)

    def start(self, workers=2):
        """Start a scheduler, and so many workers of one thread."""
        protocol, port = "tls" if self.authority else "tcp", free_port()
        self.address = f"{protocol}://127.0.0.1:{port}"
        self.scheduler = self._dask(
            "scheduler", "--host", "127.0.0.1", "--port", port, "--protocol", protocol,
            "--no-dashboard", "--dashboard-address", "127.0.0.1:0",
        )  # fmt: skip
        wait_until(lambda: _listens(port), "the scheduler did not start")
        for _ in range(workers):
            self.add_worker()
        return self

    def add_worker(self):
        """Start one more worker and return its process. Without a nanny, which would replace a killed one."""
        worker = self._dask(
            "worker", self.address, "--host", "127.0.0.1", "--nthreads", 1, "--no-nanny", "--no-dashboard",
            "--dashboard-address", "127.0.0.1:0", "--local-directory", self.folder, "--death-timeout", 20,
        )  # fmt: skip
        self.workers.append(worker)
        return worker

    def _dask(self, *arguments):
        variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        variables |= {"PYTHONSAFEPATH": "1", "TMPDIR": str(self.folder)}
        if arguments[0] == "worker":
            variables.pop("GDAL_CACHEMAX", None)
        options = self.authority.options() if self.authority else []
        self.folder.mkdir(exist_ok=True)
        with open(self.folder / f"{arguments[0]}.log", "ab") as log:
            return subprocess.Popen(
                [str(Path(sys.executable).with_name("dask")), *map(str, arguments), *options],
                cwd=self.folder,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def log(self):
        """Return what the processes said."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def stop(self):
        """Kill whatever still runs."""
        for process in (*self.workers, self.scheduler):
            if process is not None and process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()


def wait_until(condition, why, seconds=PATIENCE):
    """Wait for a condition; fail with ``why`` if it does not come true."""
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, why
        time.sleep(0.05)


def _listens(port):
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0
