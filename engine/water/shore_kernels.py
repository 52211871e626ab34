"""Loops over the pixels along shores, as machine code: sums over squares, indices, mixtures.

All of them are deterministic and release Python's lock, as those of :mod:`engine.waterrule.kernels`.
"""

# mypy: allow-untyped-defs, allow-incomplete-defs
# numba finds the types of what its functions take; their docstrings name them.
from __future__ import annotations

import numpy as np

from ..waterrule.machine_code import machine_code


@machine_code
def _along(columns, radius, sums):
    """Write the sums over 2 ``radius`` + 1 neighbours in a row of numbers; there is nothing beyond its ends."""
    width = len(columns)
    total = 0.0
    for column in range(min(radius, width)):
        total += columns[column]
    for column in range(width):
        if column + radius < width:
            total += columns[column + radius]
        if column > radius:
            total -= columns[column - radius - 1]
        sums[column] = total


@machine_code
def box_sums(values, radius):
    """Return the sum over the square of 2 ``radius`` + 1 pixels around each pixel, float64; there is nothing outside.

    ``values`` is float64 of shape (rows, columns).
    """
    rows, width = values.shape
    sums = np.empty((rows, width))
    columns = np.zeros(width)
    for row in range(min(radius, rows)):
        for column in range(width):
            columns[column] += values[row, column]
    for row in range(rows):
        if row + radius < rows:
            for column in range(width):
                columns[column] += values[row + radius, column]
        if row > radius:
            for column in range(width):
                columns[column] -= values[row - radius - 1, column]
        _along(columns, radius, sums[row])
    return sums


@machine_code
def chosen_sums(values, chosen, radius):
    """Return the same as :func:`box_sums` of the chosen pixels' values alone.

    ``values`` is float64 or float32, ``chosen`` bool, both of shape (rows, columns). What lies in rows without a chosen
    pixel within reach costs next to nothing.
    """
    rows, width = values.shape
    sums = np.zeros((rows, width))
    columns = np.zeros(width)
    inside = 0
    some = np.zeros(rows, np.bool_)
    for row in range(rows):
        some[row] = chosen[row].any()
    for row in range(-radius, rows):
        new, old = row + radius, row - radius - 1
        if new < rows and some[new]:
            inside += 1
            for column in range(width):
                columns[column] += values[new, column] if chosen[new, column] else 0.0
        if old >= 0 and some[old]:
            inside -= 1
            for column in range(width):
                columns[column] -= values[old, column] if chosen[old, column] else 0.0
            if inside == 0:
                # Rounding leaves traces, which would grow.
                columns[:] = 0.0
        if row >= 0 and inside > 0:
            _along(columns, radius, sums[row])
    return sums


@machine_code
def chosen_counts(chosen, radius):
    """Return how many chosen pixels lie in the square of 2 ``radius`` + 1 pixels around each pixel, float64."""
    rows, width = chosen.shape
    sums = np.zeros((rows, width))
    columns = np.zeros(width)
    for row in range(-radius, rows):
        new, old = row + radius, row - radius - 1
        if new < rows:
            for column in range(width):
                columns[column] += chosen[new, column]
        if old >= 0:
            for column in range(width):
                columns[column] -= chosen[old, column]
        if row >= 0:
            _along(columns, radius, sums[row])
    return sums


@machine_code
def weighted_bands(pixels, weights, offset):
    """Return the weighted sum of bands less an offset, float64; ``pixels`` is of shape (bands, rows, columns)."""
    bands, rows, width = pixels.shape
    index = np.empty((rows, width))
    for row in range(rows):
        for column in range(width):
            index[row, column] = -offset
        for band in range(bands):
            weight = weights[band]
            for column in range(width):
                index[row, column] += weight * pixels[band, row, column]
    return index


@machine_code
def unmixed(index, land, lands, water, waters, k_land, k_water, minimum):
    """Return fraction and contrast of every pixel by the sums of land and water around it; see :mod:`.unmixing`.

    All arrays are float64 of shape (rows, columns).
    """
    rows, width = index.shape
    fraction, contrast = np.empty((rows, width)), np.empty((rows, width))
    for row in range(rows):
        for column in range(width):
            zero = land[row, column] / (lands[row, column] + k_land)
            one = (water[row, column] + k_water) / (waters[row, column] + k_water)
            between = one - zero
            if abs(between) < minimum:
                between = minimum
            contrast[row, column] = between
            fraction[row, column] = (index[row, column] - zero) / between
    return fraction, contrast


@machine_code
def land_rests(pixels, land, lands, means, k_land, radius, singles, blocks):
    """Return what pixels of land have beyond the mean of the land around them: alone, and as means of 3 x 3 pixels.

    ``pixels`` is of shape (bands, rows, columns), ``land`` bool, ``lands`` how much land lies around each pixel, ``means``
    the mean spectrum of all land. ``singles`` and ``blocks`` are the rows and columns of the pixels, shape (2, pixels); all
    pixels around ``blocks`` are land. Returns float64 of shape (bands, singles) and (bands, blocks).
    """
    bands, rows, width = pixels.shape
    rests = np.zeros((rows, width))
    alone, means_of_nine = np.empty((bands, singles.shape[1])), np.empty((bands, blocks.shape[1]))
    for band in range(bands):
        sums = chosen_sums(pixels[band], land, radius)
        bias = k_land * means[band]
        for row in range(rows):
            for column in range(width):
                if land[row, column]:
                    mean = (sums[row, column] + bias) / (lands[row, column] + k_land)
                    rests[row, column] = pixels[band, row, column] - mean
        for pixel in range(singles.shape[1]):
            alone[band, pixel] = rests[singles[0, pixel], singles[1, pixel]]
        for pixel in range(blocks.shape[1]):
            total = 0.0
            for row in range(blocks[0, pixel] - 1, blocks[0, pixel] + 2):
                for column in range(blocks[1, pixel] - 1, blocks[1, pixel] + 2):
                    total += rests[row, column]
            means_of_nine[band, pixel] = total / 9
    return alone, means_of_nine


@machine_code
def covariances_at(wanted, weights, kernel):
    """Return the sums of weights times kernel around the wanted pixels, float64, 0 elsewhere.

    ``wanted`` is bool and ``weights`` float64 of shape (rows, columns); ``kernel`` is square, of an odd side.
    """
    rows, width = weights.shape
    reach = len(kernel) // 2
    sums = np.zeros((rows, width))
    for row in range(rows):
        begin = 0
        while begin < width:
            if not wanted[row, begin]:
                begin += 1
                continue
            # A run of wanted pixels, which may have short gaps: whole runs are fast.
            end, gap = begin + 1, 0
            while end + gap < width and gap < 4:
                if wanted[row, end + gap]:
                    end, gap = end + gap + 1, 0
                else:
                    gap += 1
            for down in range(max(-reach, -row), min(reach, rows - 1 - row) + 1):
                for right in range(-reach, reach + 1):
                    weight = kernel[down + reach, right + reach]
                    if weight == 0.0:
                        continue
                    for column in range(max(begin, -right), min(end, width - right)):
                        sums[row, column] += weight * weights[row + down, column + right]
            begin = end
    return sums
