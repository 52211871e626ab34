"""Tables as CSV text, with the same digits everywhere."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

#: Texts that a spreadsheet takes for a formula and runs, unless they are numbers.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\n]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def csv_text(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a whole table: a line for the header and one for each row."""
    return "".join(map(csv_line, [header, *rows]))


def csv_line(values: Sequence[object]) -> str:
    """Return one line; None becomes an empty cell, and numbers get seven digits.

    What a spreadsheet would run as a formula gets an apostrophe in front, which makes it a text there.
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(["" if value is None else _cell(value) for value in values])
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        # The writer would not put quotes around a line end that is none here.
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
    return f"{value:.7g}" if isinstance(value, float) else value
