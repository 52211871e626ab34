"""Tables as text, read back by Python's own reader."""

from __future__ import annotations

import csv
import io

import pytest

from engine.raster.csv_table import csv_line, csv_text


def test_a_table_reads_back():
    rows = [["a, b", 'says "so"', "two\nlines"], ["Žuvintas", "", "x"]]
    text = csv_text(["one", "two", "three"], rows)
    assert list(csv.reader(io.StringIO(text))) == [["one", "two", "three"], *rows]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333"),
        (1e-9, "1e-09"),
        (123456789, "123456789"),
        (2.0, "2"),
        (True, "True"),
    ],
)
def test_digits(value, shown):
    assert csv_line([value, "x"]) == f"{shown},x\n"


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1", "\r=1", "\uff1d1", "-inf"]
)
def test_a_spreadsheet_runs_nothing_that_a_table_holds(text):
    (row,) = csv.reader(io.StringIO(csv_line([text, "x"])))
    assert row == ["'" + text.replace("\r", "\n"), "x"]


@pytest.mark.parametrize("value", ["-0.5", "+3", "-1e-9", ".5", -0.5, -7, "a=b", "3-4", "", "me@home", "'", "ndvi -"])
def test_numbers_and_other_texts_stay_as_they_are(value):
    assert csv_line([value]).strip('"\n') == str(value)


def test_a_table_without_rows_is_its_header():
    assert csv_text(["a", "b"], []) == "a,b\n"
