"""Why an installation failed, in plain words, from what uv and pip have printed."""

from __future__ import annotations

import re
from pathlib import Path

from .translation import tr
from .units import number_text

NO_SPACE = re.compile(
    r"No space left on device|not enough space on the disk|Disk quota exceeded|os error (28|112|122)\b"
)
_NO_VENV = re.compile("ensurepip")
_NOT_WRITABLE = re.compile(r"Permission denied|Access is denied|Read-only file system|\[WinError 5\]")
_WRONG_HASH = re.compile(r"DO NOT MATCH THE HASHES|Hash mismatch", re.IGNORECASE)
_CERTIFICATE = re.compile(
    r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|UnknownIssuer|SSLError|certificate verify"
)
_NETWORK = re.compile(
    r"Temporary failure in name resolution|Name or service not known|getaddrinfo failed|nodename nor servname|dns error"
    r"|Connection (refused|reset|aborted)|NewConnectionError|ConnectTimeout|Read timed out|ReadTimeoutError|ProxyError"
    r"|Proxy Authentication|Tunnel connection|tunnel error|Network is unreachable|error sending request"
    r"|operation timed out"
    r"|network connectivity is disabled|Failed to fetch|client error \(Connect\)",
    re.IGNORECASE,
)
_NO_PACKAGE = re.compile(
    r"No matching distribution found|no wheels with a matching|has no usable wheels|No solution found"
    r"|was not found in the"
)


def explain(output: str, folder: Path) -> str:
    """Say in plain words why uv or pip failed, and what to do; the tool's last lines follow."""
    known = (reason for pattern, reason in _reasons(folder) if pattern.search(output))
    reason = next(known, tr("The packages could not be installed."))
    return "\n".join([reason, tr("Last lines:"), *output.splitlines()[-12:]])


def _reasons(folder: Path) -> list[tuple[re.Pattern[str], str]]:
    """Return what tells that something went wrong, and how people call it; the first that is found counts."""
    return [
        (NO_SPACE, no_space_message(folder, None, None)),
        (
            _WRONG_HASH,
            tr(
                "A downloaded package is not the one that Strandline was tested with (its hash differs), so nothing was "
                "installed. A proxy or mirror changed it, or the download was damaged: try again, or use another network."
            ),
        ),
        (
            _CERTIFICATE,
            tr(
                "The package index could not be trusted: its certificate is unknown. Behind a company's proxy, set the "
                "variable SSL_CERT_FILE (for pip: PIP_CERT) to the company's certificate file, then try again."
            ),
        ),
        (
            _NETWORK,
            tr(
                "The packages could not be downloaded. Check the internet connection; behind a proxy, set it in Settings "
                "> Options > Network or in the variable HTTPS_PROXY; with a mirror, set PIP_INDEX_URL. Then try again."
            ),
        ),
        (
            _NO_VENV,
            tr(
                "This Python cannot make virtual environments. Run `sudo apt install python3-venv` (or install uv), then "
                "try again."
            ),
        ),
        (
            _NOT_WRITABLE,
            tr(
                "The engine folder cannot be written, or a program is using it: {folder}. Close other QGIS windows, or "
                "choose another engine folder in the options."
            ).format(folder=folder),
        ),
        (
            _NO_PACKAGE,
            tr(
                "A package is not to be had for this computer's processor and Python, or the package index cannot be "
                "reached or lacks it. Check the internet connection and, behind a company's mirror, PIP_INDEX_URL. The "
                "engine is for Windows on x86-64, macOS 15 or later on Apple silicon, and Linux with glibc 2.28 or later."
            ),
        ),
    ]


def no_space_message(folder: Path, needed: int | None, free: int | None) -> str:
    """Return the sentences for too little room, with as many bytes as are known."""
    text = tr("There is not enough disk space for the engine in {folder}.").format(folder=folder)
    if needed is not None and free is not None:
        text += " " + tr("While it is installed it needs up to {needed} GB; {free} GB are free.").format(
            needed=number_text(round(needed / 1e9, 1)), free=number_text(round(free / 1e9, 1))
        )
    return text + " " + tr("Make room, or choose another engine folder in the options.")
