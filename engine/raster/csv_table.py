"""Tables as CSV text, with the same digits everywhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def csv_text(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a whole table: a line for the header and one for each row."""
    return "".join(map(csv_line, [header, *rows]))


def csv_line(values: Sequence[object]) -> str:
    """Return one line; None becomes an empty cell, and numbers get seven digits."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(["" if value is None else _digits(value) for value in values])
    return text.getvalue()


def _digits(value: object) -> object:
    return f"{value:.7g}" if isinstance(value, float) else value
