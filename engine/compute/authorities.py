"""Which authorities are trusted when files and catalogues are fetched: those that come with Python's packages, and QGIS's."""

from __future__ import annotations

import os
from pathlib import Path

from . import scratch

#: Where GDAL, requests and OpenSSL look, each in another place.
VARIABLES = ("GDAL_CURL_CA_BUNDLE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")


_file = ""


def of_this_process() -> tuple[str, ...]:
    """Return the variables that :func:`trust` has set."""
    return tuple(name for name in VARIABLES if _file and os.environ.get(name) == _file)


def trust(certificates: str) -> None:
    """Let this process and those that it starts trust further authorities.

    Where a variable of the user's names a file already, that file counts, for all libraries: rasterio would have GDAL look into
    a list of its own.

    Parameters
    ----------
    certificates : str
        PEM; that of a company's proxy, say, which the system or QGIS knows and Python's packages do not.
    """
    global _file
    chosen = next((value for name in VARIABLES if (value := os.environ.get(name))), "")
    if chosen:
        for name in VARIABLES:
            os.environ.setdefault(name, chosen)
        return
    if not certificates:
        return
    import certifi

    file = scratch.private_folder("certificates") / "authorities.pem"
    file.write_text(f"{Path(certifi.where()).read_text(encoding='ascii')}\n{certificates}\n", encoding="ascii")
    _file = str(file)
    os.environ.update(dict.fromkeys(VARIABLES, _file))
