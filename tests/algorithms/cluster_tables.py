"""The table of clusters: read, and counted without the code under test."""

from __future__ import annotations

import csv

import numpy as np
from rasters import BANDS, PIXEL_KM2


def table_of(path):
    """Return the lines of the cluster table, numbers as numbers."""
    with path.open(encoding="utf-8") as file:
        return [{name: float(value) for name, value in line.items()} for line in csv.DictReader(file)]


def expected_table(classes, image):
    """Return what the table must say, counted with numpy."""
    lines = []
    for number in range(1, 5):
        chosen = classes == number
        line = {"cluster": number, "pixels": chosen.sum(), "share": chosen.sum() / (classes > 0).sum()}
        line["area_km2"] = chosen.sum() * PIXEL_KM2
        lines.append({**line, **{f"mean_{name}": band[chosen].mean() for name, band in zip(BANDS, image)}})
    return lines


def assert_same_table(found, expected):
    assert [list(line) for line in found] == [list(line) for line in expected]
    for line, wanted in zip(found, expected):
        np.testing.assert_allclose(list(line.values()), list(wanted.values()), rtol=1e-4)
