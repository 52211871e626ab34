"""Loops over the pixels along shores, as machine code: sums over squares, indices, mixtures.

All of them are deterministic and release Python's lock, as those of :mod:`engine.waterrule.kernels`.
"""

# mypy: allow-untyped-defs, allow-incomplete-defs
# numba finds the types of what its functions take; their docstrings name them.
from __future__ import annotations

import numpy as np

from ..waterrule.machine_code import machine_code

# Rows are cut to begin where a loop does: an index that a sum could make negative keeps loops from being fast.


@machine_code
def _along(columns, radius, parts, sums):
    """Write the sums over 2 ``radius`` + 1 neighbours in a row of numbers, which has ``radius`` zeros at either end.

    ``parts`` is room for as many numbers. Sums of 1, 2, 4, ... neighbours are put together: whole rows at once are fast.
    """
    width, side = len(sums), 2 * radius + 1
    parts[:] = columns
    sums[:] = 0.0
    span, done = 1, 0
    while span <= side:
        if side & span:
            ahead = parts[done:]
            for column in range(width):
                sums[column] += ahead[column]
            done += span
        ahead = parts[span:]
        for column in range(len(ahead)):
            parts[column] += ahead[column]
        span *= 2


@machine_code
def box_sums(values, radius):
    """Return the sum over the square of 2 ``radius`` + 1 pixels around each pixel, float64; there is nothing outside.

    ``values`` is float64 of shape (rows, columns).
    """
    return chosen_sums(values, np.ones(values.shape, np.bool_), radius)


@machine_code
def chosen_sums(values, chosen, radius):
    """Return the same as :func:`box_sums` of the chosen pixels' values alone.

    ``values`` is float64 or float32 and finite, ``chosen`` bool, both of shape (rows, columns). Rows without a chosen pixel
    within reach cost next to nothing.
    """
    rows, width = values.shape
    sums = np.zeros((rows, width))
    columns, parts = np.zeros(width + 2 * radius), np.zeros(width + 2 * radius)
    middle = columns[radius : radius + width]
    some = np.zeros(rows, np.bool_)
    for row in range(rows):
        some[row] = chosen[row].any()
    inside = 0
    for row in range(-radius, rows):
        new, old = row + radius, row - radius - 1
        if new < rows and some[new]:
            inside += 1
            value, counts = values[new], chosen[new]
            for column in range(width):
                middle[column] += value[column] * counts[column]
        if old >= 0 and some[old]:
            inside -= 1
            value, counts = values[old], chosen[old]
            for column in range(width):
                middle[column] -= value[column] * counts[column]
            if inside == 0:
                # Rounding leaves traces, which would grow.
                columns[:] = 0.0
        if row >= 0 and inside > 0:
            _along(columns, radius, parts, sums[row])
    return sums


@machine_code
def chosen_counts(chosen, radius):
    """Return how many chosen pixels lie in the square of 2 ``radius`` + 1 pixels around each pixel, float64."""
    rows, width = chosen.shape
    sums = np.zeros((rows, width))
    columns, parts = np.zeros(width + 2 * radius), np.zeros(width + 2 * radius)
    middle = columns[radius : radius + width]
    for row in range(-radius, rows):
        new, old = row + radius, row - radius - 1
        if new < rows:
            counts = chosen[new]
            for column in range(width):
                middle[column] += counts[column]
        if old >= 0:
            counts = chosen[old]
            for column in range(width):
                middle[column] -= counts[column]
        if row >= 0:
            _along(columns, radius, parts, sums[row])
    return sums


@machine_code
def grown(mask, pixels):
    """Return the mask and all that lies within so many rows and columns of it; uint8, 0 or 1, shape (rows, columns)."""
    rows, width = mask.shape
    wide = mask.copy()
    for row in range(rows):
        line, source = wide[row], mask[row]
        for shift in range(1, min(pixels, width - 1) + 1):
            ahead, source_ahead = line[shift:], source[shift:]
            for column in range(width - shift):
                ahead[column] |= source[column]
            for column in range(width - shift):
                line[column] |= source_ahead[column]
    found = wide.copy()
    for row in range(rows):
        line = found[row]
        for other in range(max(0, row - pixels), min(rows, row + pixels + 1)):
            source = wide[other]
            for column in range(width):
                line[column] |= source[column]
    return found


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
                    first, last = max(begin, -right), min(end, width - right)
                    if weight == 0.0 or first >= last:
                        continue
                    total, source = sums[row, first:last], weights[row + down, first + right : last + right]
                    for column in range(last - first):
                        total[column] += weight * source[column]
            begin = end
    return sums


@machine_code
def area_weights(core, band, fraction, contrast, ground_area, lands, waters, k_land, k_water):
    """Return how the pixels of a part weigh in its area; see :mod:`.fraction_error`.

    All arrays are of shape (rows, columns), ``core`` and ``band`` bool, the others float64. Returns the area of water in each
    pixel, the weights of its land and of its water, the same for each pixel of pure land and water around it, and the weight
    of water from elsewhere.
    """
    rows, width = band.shape
    area, of_land, of_water = np.zeros((rows, width)), np.zeros((rows, width)), np.zeros((rows, width))
    per_land, per_water, elsewhere = np.zeros((rows, width)), np.zeros((rows, width)), np.zeros((rows, width))
    for row in range(rows):
        for column in range(width):
            ground = ground_area[row, column]
            if core[row, column]:
                area[row, column] = ground
            elif band[row, column]:
                share = fraction[row, column]
                area[row, column] = share * ground
                share = min(max(share, 0.0), 1.0)
                weight = ground / contrast[row, column]
                of_land[row, column] = (1.0 - share) * weight
                of_water[row, column] = share * weight
                per_land[row, column] = of_land[row, column] / (lands[row, column] + k_land)
                per_water[row, column] = of_water[row, column] / (waters[row, column] + k_water)
                elsewhere[row, column] = k_water * per_water[row, column]
    return area, of_land, of_water, per_land, per_water, elsewhere


@machine_code
def less_where(values, chosen, around):
    """Take from the values of chosen pixels what ``around`` has there; float64, bool, float64, shape (rows, columns)."""
    rows, width = values.shape
    for row in range(rows):
        for column in range(width):
            if chosen[row, column]:
                values[row, column] -= around[row, column]
