"""A step that prints on every way to standard output, as careless libraries do, and tries to read standard input."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from typing import Any

from engine.job import Job


def run(job: Job) -> dict[str, Any]:
    print('{"jsonrpc": "2.0", "printed": "by Python"}')
    library = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None)
    library.puts(b'{"jsonrpc": "2.0", "printed": "by C"}')
    library.printf(b"half a line by C")
    library.fflush(None)
    os.write(1, b"by descriptor\n")
    # A child inherits the descriptors 0 to 2: it must find neither requests nor the protocol there.
    code = "import sys; print('by a child'); sys.stderr.write(repr(sys.stdin.read()))"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)
    return {"printed": True}
