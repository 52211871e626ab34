"""A dask scheduler that runs already, of which we are only a guest: its address, its TLS files, and what may be wrong."""

from __future__ import annotations

import os
import socket
import ssl
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from ..errors import ComputeError, InputError
from ..job import Job
from . import tls_errors
from .connection import Connection, close_parts, make_listening
from .remote_workers import RemoteWorkers
from .settings import SchedulerSettings

#: How long to wait for the scheduler, and for its first worker.
CONNECT_SECONDS, WORKER_SECONDS = 15.0, 30.0


def connect(settings: SchedulerSettings, job: Job) -> Connection:
    """Connect to a running scheduler and get its workers ready.

    Parameters
    ----------
    settings : SchedulerSettings
    job : Job
        Hears of the waiting, which its cancelling ends.

    Raises
    ------
    InputError
        If the TLS files are missing or cannot be used.
    ComputeError
        If the scheduler cannot be reached, refuses, has no workers, or workers that do not fit.
    """
    settings.check()
    security = _security(settings)
    job.progress(0.0, "Connecting to the dask scheduler")
    client = make_listening(job, partial(_connect, settings.address, security), close_parts)
    try:
        workers = RemoteWorkers(client)
        workers.wait(job, WORKER_SECONDS, f"Start some for the scheduler {settings.address}, then run the tool again.")
        job.while_listening(partial(workers.register, job))
    except BaseException:
        close_parts(client)
        raise
    # Closing the client leaves the scheduler and its workers to the others who use them.
    return Connection(
        client, "scheduler", lambda: close_parts(client), lambda: {"address": settings.address}, workers=workers
    )


def _connect(address: str, security: Any) -> Any:
    from distributed import Client

    _probe(address, security)
    try:
        return Client(address, security=security, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ImportError, RuntimeError, ValueError) as problem:
        raise ComputeError(
            f"The dask scheduler {address} cannot be used ({type(problem).__name__}: {problem}). Does it have the same "
            "version of dask as this engine? Engine status tells it."
        ) from problem


def _security(settings: SchedulerSettings) -> Any:
    """Return the TLS side of a connection; what the user has not set comes from the site's dask configuration."""
    from distributed import Security

    given = {
        "tls_ca_file": settings.tls_ca_file,
        "tls_client_cert": settings.tls_certificate,
        "tls_client_key": settings.tls_key,
    }
    encrypted = settings.address.startswith("tls://")
    security = Security(require_encryption=encrypted, **{name: value for name, value in given.items() if value})
    if not encrypted:
        return security
    tls_errors.install()
    if not security.tls_ca_file or not security.tls_client_cert:
        raise InputError(
            f"The scheduler {settings.address} needs TLS files: set the certificate authority and the certificate in "
            "Strandline's settings (and the key, unless it is in the certificate's file)."
        )
    for file in (security.tls_ca_file, security.tls_client_cert, security.tls_client_key):
        if file and "\n" not in file and not os.access(file, os.R_OK):
            raise InputError(f"The TLS file '{file}' is missing or cannot be read. Check Strandline's settings.")
    try:
        security.get_connection_args("client")
    except (ssl.SSLError, OSError, ValueError) as problem:
        raise InputError(
            f"The TLS files for the dask scheduler cannot be used ({problem}). They must be PEM files, and the key must belong "
            "to the certificate."
        ) from problem
    return security


def _probe(address: str, security: Any) -> None:
    """Raise a ComputeError that says why if there is no scheduler that lets us in; dask's own errors do not tell."""
    parts = urlsplit(address)
    encrypted = parts.scheme == "tls"
    try:
        with socket.create_connection((parts.hostname, parts.port), CONNECT_SECONDS) as plain:
            if encrypted:
                context = security.get_connection_args("client")["ssl_context"]
                with context.wrap_socket(plain, server_hostname=parts.hostname) as wrapped:
                    first = wrapped.recv(1)
            else:
                first = plain.recv(1)
    except ssl.SSLError as problem:
        raise ComputeError(_why_refused(address, problem)) from problem
    except TimeoutError as problem:
        hint = "" if encrypted else " If it is encrypted, write tls:// and set the TLS files."
        raise ComputeError(
            f"The dask scheduler {address} does not answer within {CONNECT_SECONDS:.0f} s. Check the address, and whether a "
            f"firewall is in between.{hint}"
        ) from problem
    except OSError as problem:
        raise ComputeError(
            f"The dask scheduler {address} cannot be reached ({problem.strerror or problem}). Check the address, and that it "
            "is running."
        ) from problem
    if not first:
        # A scheduler is the first to speak.
        raise ComputeError(
            f"What listens at {address} ends the connection: it is no dask scheduler, or refuses this computer."
        )


def _why_refused(address: str, problem: ssl.SSLError) -> str:
    reason = problem.reason or str(problem)
    if isinstance(problem, ssl.SSLCertVerificationError):
        return (
            f"The certificate of the dask scheduler {address} is not one that the certificate authority in Strandline's "
            f"settings has signed ({problem.verify_message}). Set the authority that belongs to this scheduler."
        )
    if "ALERT" in reason:
        return (
            f"The dask scheduler {address} does not accept the certificate in Strandline's settings ({reason}). Set a "
            "certificate that its authority has signed."
        )
    if "WRONG_VERSION" in reason or "RECORD_LAYER" in reason or "EOF" in reason:
        return f"The dask scheduler {address} does not speak TLS ({reason}). If it is not encrypted, write tcp:// instead of tls://."
    return f"The encrypted connection to the dask scheduler {address} failed ({reason})."
