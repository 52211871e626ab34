"""Windows: their shape by the bytes that they hold, their grid by the blocks of the file, and the tasks on them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from affine import Affine
from rasters import UTM, north_up

from engine.compute import settings
from engine.errors import InputError
from engine.raster.bands import Band
from engine.raster.grid import Grid
from engine.raster.image import Image
from engine.raster.outputs import TILE
from engine.raster.windows import first_block, map_grid, map_windows, window_shape


def image(width=10_000, height=8_000, bands=6, block=(512, 512)):
    grid = Grid(UTM, north_up(), width, height)
    return Image("image.tif", tuple(Band(number) for number in range(1, bands + 1)), grid, grid, block)


@pytest.fixture
def window_bytes():
    yield lambda number: settings.remember({"window_bytes": number})
    settings.remember({})


@pytest.mark.parametrize("number", [4 << 20, 16 << 20, 64 << 20])
@pytest.mark.parametrize("bands", [1, 4, 7, 60])
def test_windows_of_tiled_files_are_whole_tiles_within_the_bytes(window_bytes, bands, number):
    window_bytes(number)
    columns, rows = window_shape(image(bands=bands))
    assert columns == rows and columns % 128 == 0
    assert 4 * bands * columns * rows <= max(number, 4 * bands * TILE**2)
    # Twice the side would be too much.
    assert 4 * bands * (2 * columns) * (2 * rows) > number


def test_hundreds_of_bands_make_small_windows(window_bytes):
    window_bytes(16 << 20)
    assert window_shape(image(bands=426, block=(128, 128))) == (128, 128)


@pytest.mark.parametrize("rows_of_strip", [1, 3, 16])
def test_files_in_strips_are_read_in_full_rows(rows_of_strip):
    columns, rows = window_shape(image(block=(rows_of_strip, 10_000)))
    assert columns == 10_000
    assert rows % rows_of_strip == 0 or rows == 4 * TILE


def test_blocks_of_the_file_that_are_a_little_larger_stay_whole(window_bytes):
    window_bytes(4 * 6 * 700**2)
    assert window_shape(image(block=(1024, 1024))) == (1024, 1024)


def test_a_wanted_shape_comes_first(use_windows):
    use_windows(17, 5)
    assert window_shape(image()) == (17, 5)


@pytest.mark.parametrize(("column", "row"), [(0, 0), (100, 700), (512, 1024), (511, 1)])
def test_windows_begin_where_blocks_do(column, row):
    whole = image()
    part = whole.on(Grid(UTM, whole.grid.transform @ Affine.translation(column, row), 2_000, 1_500))
    first = first_block(part)
    assert ((column + first[0]) % 512, (row + first[1]) % 512) == (0, 0)
    assert 0 <= first[0] < 512 and 0 <= first[1] < 512


@pytest.mark.parametrize(
    "other",
    [
        replace(image(), grid=Grid(UTM, north_up(7.0), 100, 100)),
        image(block=(8, 10_000)),
    ],
    ids=["another grid", "strips"],
)
def test_where_there_are_no_blocks_to_meet(other):
    assert first_block(other) == (0, 0)


@pytest.mark.parametrize("light", [False, True])
def test_every_window_has_its_result(job, light):
    grid = Grid(UTM, north_up(), 500, 300)

    def task(window):
        return window.width * window.height

    hits = np.zeros((300, 500), int)
    for window, pixels in map_grid(task, grid, (33, 20), job, "Counting", light=light):
        assert pixels == window.width * window.height
        hits[window.toslices()] += 1
    assert (hits == 1).all()
    assert job.fractions[-1] == 1.0 and job.fractions == sorted(job.fractions)


def test_the_error_of_a_task_keeps_its_kind(job):
    def task(number):
        try:
            raise OSError("what GDAL says")
        except OSError as problem:
            raise InputError(f"File {number} is damaged.") from problem

    with pytest.raises(InputError, match="File 1 is damaged"):
        list(map_windows(task, [1], job))


def test_nothing_to_do(job):
    assert list(map_windows(abs, [], job, total=0)) == []
