"""Marching squares: against closed forms, whatever the windows, and never along what was not observed."""

from __future__ import annotations

import numpy as np
import pytest

from engine.water.contours import Pieces, chained, pieces_of, signed_area, smoothed


def cone(rows, columns, centre, radius):
    """Return one half at ``radius`` from a centre (x, y) in pixels, more inside: its level lines are circles."""
    ys, xs = np.mgrid[0:rows, 0:columns] + 0.5
    return 0.5 + (radius - np.hypot(xs - centre[0], ys - centre[1])) / 4


def lines_of(values, outlines=False):
    padded = np.pad(values, 1, constant_values=np.nan)
    return list(chained(pieces_of(padded, 0.5, (-1, -1), values.shape[1], outlines)))


def test_a_circle():
    line, = lines_of(cone(30, 34, (15.3, 14.8), 8.2))  # fmt: skip
    assert line.ring and not line.gap.any()
    radii = np.hypot(*(line.points - (15.3, 14.8)).T)
    # Between centres the cone is not quite linear: a chord lies inside by up to 1 / (8 radius).
    assert np.abs(radii - 8.2).max() < 1 / (8 * 8.2) + 1e-3
    assert abs(line.area) == pytest.approx(np.pi * 8.2**2, rel=0.01)


def test_a_plane_is_cut_exactly_and_ends_at_the_edge():
    ys, xs = np.mgrid[0:12, 0:9] + 0.5
    line, = lines_of(0.5 + 0.1 * (ys - 5.37) + 0.03 * xs)  # fmt: skip
    assert not line.ring
    np.testing.assert_allclose(line.points[:, 1], 5.37 - 0.3 * line.points[:, 0], atol=1e-9)
    assert sorted(line.points[[0, -1], 0]) == pytest.approx([0.5, 8.5])


def test_holes_turn_the_other_way_and_the_inside_is_on_the_left():
    values = np.minimum(cone(40, 40, (20, 20), 14), 1 - cone(40, 40, (20, 20), 6))
    areas = sorted(line.area for line in lines_of(values))
    assert areas[0] == pytest.approx(-np.pi * 14**2, rel=0.01)
    assert areas[1] == pytest.approx(np.pi * 6**2, rel=0.02)


@pytest.mark.parametrize("size", [(1, 1), (5, 7), (16, 9)])
def test_windows_change_nothing(size):
    values = np.random.default_rng(1).random((23, 31))
    values[8:11, 12:20] = np.nan
    padded = np.pad(values, 1, constant_values=np.nan)
    parts = []
    for row in range(0, 24, size[0]):
        for column in range(0, 32, size[1]):
            part = padded[row : row + size[0] + 1, column : column + size[1] + 1]
            parts.append(pieces_of(part, 0.5, (row - 1, column - 1), 31))
    found = {
        tuple(map(tuple, np.round(line.points, 9)[np.lexsort(line.points.T)])) for line in chained(Pieces.joined(parts))
    }
    whole = {tuple(map(tuple, np.round(line.points, 9)[np.lexsort(line.points.T)])) for line in lines_of(values)}
    assert found == whole and len(whole) > 20


def test_values_of_just_the_level_break_nothing():
    values = np.random.default_rng(2).integers(0, 3, (40, 40)) / 2
    for line in lines_of(values):
        # A line that is no ring ends at the edge.
        ends = line.points[[0, -1]]
        assert line.ring or (np.isclose(ends, 0.5) | np.isclose(ends, 39.5)).any(axis=1).all()


def test_a_gap_cuts_the_line_and_none_runs_along_it():
    values = cone(40, 40, (20, 20), 10)
    values[:, 18:24] = np.nan
    lines = lines_of(values)
    assert len(lines) == 2 and not any(line.ring for line in lines)
    for line in lines:
        assert np.abs(np.hypot(*(line.points - 20).T) - 10).max() < 0.05
        xs = line.points[:, 0]
        assert ((xs <= 17.5) | (xs >= 24.5)).all()


def test_outlines_close_half_way_to_a_gap():
    values = np.ones((10, 10))
    values[:, 5:] = np.nan
    line, = lines_of(values, outlines=True)  # fmt: skip
    assert line.ring and line.gap.all()
    assert line.points.min(axis=0) == pytest.approx([0, 0]) and line.points.max(axis=0) == pytest.approx([5, 10])
    # Corners are cut.
    assert abs(line.area) == pytest.approx(50 - 4 / 8)


@pytest.mark.parametrize("radius", [1.2, 3.0, 12.0])
def test_smoothing_keeps_the_area_of_a_ring(radius):
    mask = (cone(40, 40, (20.2, 19.7), radius) > 0.5).astype(float)
    line, = lines_of(mask)  # fmt: skip
    smooth = smoothed(line)
    assert smooth.area == pytest.approx(line.area, rel=1e-9)
    assert len(smooth.points) == len(line.points)
    if radius > 2:
        assert turning(smooth.points) < turning(line.points)


def turning(points):
    steps = np.roll(points, -1, axis=0) - points
    angles = np.arctan2(*steps.T)
    return np.abs(np.angle(np.exp(1j * (np.roll(angles, -1) - angles)))).max()


def test_smoothing_keeps_the_ends_of_a_line_and_the_area_beside_it():
    values = np.zeros((20, 30))
    values[:9, :] = 1
    values[9:12, 10:17] = 1
    line, = lines_of(values)  # fmt: skip
    smooth = smoothed(line)
    np.testing.assert_array_equal(smooth.points[[0, -1]], line.points[[0, -1]])
    assert signed_area(smooth.points) == pytest.approx(signed_area(line.points))
