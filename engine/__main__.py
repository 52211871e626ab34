"""Start the engine: ``python -m engine``, spoken to over standard input and output."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
from typing import BinaryIO, TextIO

from .compute import limits, scratch
from .redaction import redact
from .rpc.protocol import Channel
from .rpc.server import Server


def main() -> None:
    """Serve until standard input ends, then end the process whatever still runs."""
    _limit_libraries()
    # Ctrl-C in the terminal that QGIS was started from reaches the engine too; QGIS decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader, writer = take_over_streams()
    faulthandler.enable(sys.stderr)
    _log_to(sys.stderr)
    code = 0
    try:
        server = Server(Channel(reader, writer))
        server.serve()
        server.close()
    except BaseException:
        logging.exception("The engine failed")
        code = 1
    scratch.remove()
    logging.shutdown()
    # Not sys.exit: it would wait for the threads of steps that do not listen.
    os._exit(code)


class _WithoutSecrets(logging.Formatter):
    """Writes records, with the traces of exceptions, without what must not be in a log."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the text of a record."""
        return redact(super().format(record))


def _log_to(stream: TextIO) -> None:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_WithoutSecrets("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def _limit_libraries() -> None:
    os.environ.update(limits.THREADS)
    for name, value in limits.CACHE.items():
        os.environ.setdefault(name, value)


def take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep standard input and output for the protocol alone.

    Whatever prints to file descriptor 1 afterwards, Python or a C library, lands in the log, and whatever reads
    descriptor 0 finds nothing. Child processes get neither of the kept descriptors.

    Returns
    -------
    reader, writer : binary streams
        The real standard input and output.
    """
    kept_input, kept_output = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    # Besides children that would eat requests: on Windows, a library that looks at standard input while it is loaded
    # (every C runtime does) would hang behind the thread that is waiting there for the next request.
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (kept_input, kept_output):
            msvcrt.setmode(descriptor, os.O_BINARY)
    return os.fdopen(kept_input, "rb"), os.fdopen(kept_output, "wb")


if __name__ == "__main__":
    main()
