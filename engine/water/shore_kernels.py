"""Loops over the pixels along shores, as machine code: sums over squares, indices, mixtures.

All of them are deterministic and release Python's lock, as those of :mod:`engine.waterrule.kernels`. Sums over squares are kept
for whole columns, from row to row, and put together where they are wanted: along shores, which are a small part of most images.
"""

# mypy: allow-untyped-defs, allow-incomplete-defs
# numba finds the types of what its functions take; their docstrings name them.
from __future__ import annotations

import numpy as np

from ..waterrule.machine_code import machine_code


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
def clear_unseen(pixels, observed):
    """Have pixels that a band does not show count as not observed, and write 0 to all bands of such pixels.

    ``pixels`` is float32 of shape (bands, rows, columns), ``observed`` bool of shape (rows, columns); both are changed.
    """
    bands, rows, width = pixels.shape
    for row in range(rows):
        seen, every = observed[row], True
        for band in range(bands):
            line = pixels[band, row]
            for column in range(width):
                # What is not finite is not itself less itself.
                seen[column] &= line[column] - line[column] == 0
        for column in range(width):
            every &= seen[column]
        if not every:
            for band in range(bands):
                line = pixels[band, row]
                for column in range(width):
                    line[column] = line[column] if seen[column] else 0.0


@machine_code
def weighted_bands(pixels, weights, offset):
    """Return the weighted sum of bands less an offset, float64; ``pixels`` is of shape (bands, rows, columns)."""
    bands, rows, width = pixels.shape
    index = np.empty((rows, width))
    for row in range(rows):
        total = index[row]
        total[:] = -offset
        for band in range(bands):
            weight, line = weights[band], pixels[band, row]
            for column in range(width):
                total[column] += weight * line[column]
    return index


@machine_code
def _rows_with(chosen):
    """Return which rows of a bool array have a chosen pixel."""
    some = np.zeros(len(chosen), np.bool_)
    for row in range(len(chosen)):
        some[row] = chosen[row].any()
    return some


@machine_code
def _add(columns, values, chosen):
    """Add the values of the chosen pixels of a row to the sums of columns."""
    for column in range(len(columns)):
        columns[column] += values[column] * chosen[column]


@machine_code
def _take(columns, values, chosen):
    """Take the values of the chosen pixels of a row from the sums of columns."""
    for column in range(len(columns)):
        columns[column] -= values[column] * chosen[column]


@machine_code
def _count(counts, chosen, sign):
    """Add 1 or -1 to the counts, int32, of columns for the chosen pixels of a row."""
    for column in range(len(counts)):
        counts[column] += sign * chosen[column]


@machine_code
def _move(row, radius, some, inside, counts, sums, values, chosen):
    """Move squares of 2 ``radius`` + 1 rows down to ``row``; return how many of their rows have chosen pixels.

    The row that comes in is added to ``counts`` (which may be of length 0) and ``sums`` of columns, that which goes is taken
    off. ``some`` says which rows have chosen pixels, and ``inside`` how many there were before.
    """
    new, old = row + radius, row - radius - 1
    if new < len(some) and some[new]:
        inside += 1
        _count(counts, chosen[new], 1)
        _add(sums, values[new], chosen[new])
    if old >= 0 and some[old]:
        inside -= 1
        _count(counts, chosen[old], -1)
        _take(sums, values[old], chosen[old])
        if inside == 0:
            # Rounding leaves traces, which would grow.
            sums[:] = 0.0
    return inside


@machine_code
def _over(columns, first, side):
    """Return the sum over so many columns from the first one on."""
    total = columns[first]
    for place in range(first + 1, first + side):
        total += columns[place]
    return total


@machine_code
def sums_at(wanted, values, chosen, radius):
    """Return the sum of the chosen pixels' values over the square of 2 ``radius`` + 1 pixels around each wanted pixel.

    ``values`` is float64 or float32 and finite, ``wanted`` and ``chosen`` bool, all of shape (rows, columns). The sums are
    float64, 0 where they are not wanted; there is nothing outside.
    """
    rows, width = values.shape
    side = 2 * radius + 1
    sums = np.zeros((rows, width))
    columns = np.zeros(width + 2 * radius)
    middle, nothing = columns[radius : radius + width], np.zeros(0, np.int32)
    some, asked = _rows_with(chosen), _rows_with(wanted)
    inside = 0
    for row in range(-radius, rows):
        inside = _move(row, radius, some, inside, nothing, middle, values, chosen)
        if row < 0 or inside == 0 or not asked[row]:
            continue
        line, here, going, total = wanted[row], sums[row], False, 0.0
        for column in range(width):
            if not line[column]:
                going = False
                continue
            if going:
                total += columns[column + side - 1] - columns[column - 1]
            else:
                going, total = True, _over(columns, column, side)
            here[column] = total
    return sums


@machine_code
def band_sums(wanted, pixels, chosen, radius):
    """Return the sum of the chosen pixels' spectra over the square of 2 ``radius`` + 1 pixels around each wanted pixel.

    ``pixels`` is finite and of shape (bands, rows, columns), ``wanted`` and ``chosen`` are bool of shape (rows, columns).
    Returns float64 of shape (wanted pixels, bands), row by row. What is not chosen costs next to nothing.
    """
    bands, rows, width = pixels.shape
    side = 2 * radius + 1
    sums = np.zeros((wanted.sum(), bands))
    columns, total = np.zeros((width + 2 * radius, bands)), np.zeros(bands)
    some = _rows_with(chosen)
    inside = number = 0
    for row in range(-radius, rows):
        for line, sign in ((row + radius, 1), (row - radius - 1, -1)):
            if 0 <= line < rows and some[line]:
                inside += sign
                for column in range(width):
                    if chosen[line, column]:
                        for band in range(bands):
                            columns[column + radius, band] += sign * pixels[band, line, column]
                if inside == 0:
                    # Rounding leaves traces, which would grow.
                    columns[:] = 0.0
        going = False
        for column in range(width if row >= 0 else 0):
            if not wanted[row, column]:
                going = False
                continue
            if going:
                for band in range(bands):
                    total[band] += columns[column + side - 1, band] - columns[column - 1, band]
            else:
                going = True
                total[:] = 0.0
                for place in range(column, column + side):
                    for band in range(bands):
                        total[band] += columns[place, band]
            sums[number] = total
            number += 1
    return sums


@machine_code
def unmixed(wanted, index, land, water, radius, k_land, k_water, minimum, full):
    """Return fraction and contrast of each wanted pixel by the land and water around it, and how many pixels these are.

    See :mod:`.unmixing`. ``index`` is float64, the others bool, all of shape (rows, columns). Returns arrays of that shape, 0
    where it is not wanted: fraction and contrast, float64; pixels of land and of water in the square of 2 ``radius`` + 1
    pixels, float32. Unless it is to be ``full``, all but the first have no rows.
    """
    rows, width = index.shape
    side = 2 * radius + 1
    others = rows if full else 0
    fraction, contrast = np.zeros((rows, width)), np.zeros((others, width))
    lands, waters = np.zeros((others, width), np.float32), np.zeros((others, width), np.float32)
    # Of columns: how much land, its index, how much water, its index.
    land_counts, water_counts = np.zeros(width + 2 * radius, np.int32), np.zeros(width + 2 * radius, np.int32)
    land_sums, water_sums = np.zeros(width + 2 * radius), np.zeros(width + 2 * radius)
    middle = slice(radius, radius + width)
    has_land, has_water, asked = _rows_with(land), _rows_with(water), _rows_with(wanted)
    land_inside = water_inside = 0
    for row in range(-radius, rows):
        land_inside = _move(row, radius, has_land, land_inside, land_counts[middle], land_sums[middle], index, land)
        water_inside = _move(
            row, radius, has_water, water_inside, water_counts[middle], water_sums[middle], index, water
        )
        if row < 0 or not asked[row]:
            continue
        line, going = wanted[row], False
        some_land = some_water = 0
        of_land = of_water = 0.0
        for column in range(width):
            if not line[column]:
                going = False
                continue
            if going:
                ahead, behind = column + side - 1, column - 1
                some_land += land_counts[ahead] - land_counts[behind]
                of_land += land_sums[ahead] - land_sums[behind]
                some_water += water_counts[ahead] - water_counts[behind]
                of_water += water_sums[ahead] - water_sums[behind]
            else:
                going = True
                some_land, of_land = _over(land_counts, column, side), _over(land_sums, column, side)
                some_water, of_water = _over(water_counts, column, side), _over(water_sums, column, side)
            zero = of_land / (some_land + k_land)
            one = (of_water + k_water) / (some_water + k_water)
            between = one - zero
            if abs(between) < minimum:
                between = minimum
            fraction[row, column] = (index[row, column] - zero) / between
            if full:
                contrast[row, column] = between
                lands[row, column], waters[row, column] = some_land, some_water
    return fraction, contrast, lands, waters


@machine_code
def land_rests(pixels, land, means, k_land, radius, singles, blocks):
    """Return what pixels of land have beyond the mean of the land around them: alone, and as means of 3 x 3 pixels.

    ``pixels`` is of shape (bands, rows, columns), ``land`` bool, ``means`` the mean spectrum of all land. ``singles`` and
    ``blocks`` are the rows and columns of the pixels, shape (2, pixels); all pixels around ``blocks`` are land. Returns float64
    of shape (bands, singles) and (bands, blocks).
    """
    bands, rows, width = pixels.shape
    sums, counts = band_sums(land, pixels, land, radius), sums_at(land, np.ones((rows, width)), land, radius)
    rests, numbers, number = np.empty_like(sums), np.zeros((rows, width), np.int32), 0
    for row in range(rows):
        for column in range(width):
            if land[row, column]:
                for band in range(bands):
                    mean = (sums[number, band] + k_land * means[band]) / (counts[row, column] + k_land)
                    rests[number, band] = pixels[band, row, column] - mean
                numbers[row, column] = number
                number += 1
    alone, means_of_nine = np.empty((bands, singles.shape[1])), np.zeros((bands, blocks.shape[1]))
    for pixel in range(singles.shape[1]):
        alone[:, pixel] = rests[numbers[singles[0, pixel], singles[1, pixel]]]
    for pixel in range(blocks.shape[1]):
        for row in range(blocks[0, pixel] - 1, blocks[0, pixel] + 2):
            for column in range(blocks[1, pixel] - 1, blocks[1, pixel] + 2):
                for band in range(bands):
                    means_of_nine[band, pixel] += rests[numbers[row, column], band]
    return alone, means_of_nine / 9


@machine_code
def spectra_by_label(pixels, labels, count, chosen):
    """Return how many chosen pixels each label from 0 to ``count`` has, and the sums of their spectra.

    ``pixels`` is of shape (bands, rows, columns), ``labels`` int32 and ``chosen`` bool of shape (rows, columns). Returns arrays
    of float64, of shape (labels,) and (bands, labels).
    """
    bands, rows, width = pixels.shape
    counts, sums = np.zeros(count + 1), np.zeros((bands, count + 1))
    for row in range(rows):
        for column in range(width):
            if chosen[row, column]:
                label = labels[row, column]
                counts[label] += 1
                for band in range(bands):
                    sums[band, label] += pixels[band, row, column]
    return counts, sums


@machine_code
def pair_sums(arrays, kernel, top, bottom, left, right):
    """Return sums over pixels of products of two arrays, and over all pairs of pixels of the product times the kernel.

    The pixels, and the first ones of pairs from the top left, lie in these rows and columns; pairs count in full where the
    second one lies elsewhere, and not at all the other way round, so that windows add up.

    ``arrays`` is a tuple of float64 of shape (rows, columns), ``kernel`` square, symmetric, of an odd side. Returns two
    symmetric matrices, float64 of shape (arrays, arrays). Pixels that are 0 in all arrays cost next to nothing.
    """
    count = len(arrays)
    rows, width = arrays[0].shape
    reach = len(kernel) // 2
    products, sums, around = np.zeros((count, count)), np.zeros((count, count)), np.zeros((count, width))
    for row in range(top, bottom):
        begin = left
        while begin < right:
            if not _any_at(arrays, row, begin):
                begin += 1
                continue
            # A run of pixels, which may have short gaps: whole runs are fast.
            end, gap = begin + 1, 0
            while end + gap < right and gap < 4:
                if _any_at(arrays, row, end + gap):
                    end, gap = end + gap + 1, 0
                else:
                    gap += 1
            for one in range(count):
                source, total = arrays[one][row], around[one]
                for column in range(begin, end):
                    total[column] = 0.5 * kernel[reach, reach] * source[column]
            # Half of the kernel: the other half are the same pairs.
            for down in range(min(reach, rows - 1 - row) + 1):
                for aside in range(-reach if down else 1, reach + 1):
                    weight = kernel[down + reach, aside + reach]
                    first, last = max(begin, -aside), min(end, width - aside)
                    if weight == 0.0 or first >= last:
                        continue
                    for one in range(count):
                        total, source = around[one][first:last], arrays[one][row + down, first + aside : last + aside]
                        for column in range(last - first):
                            total[column] += weight * source[column]
            for one in range(count):
                for other in range(count):
                    source, second, total = arrays[one][row], arrays[other][row], around[other]
                    for column in range(begin, end):
                        products[one, other] += source[column] * second[column]
                        sums[one, other] += source[column] * total[column]
            begin = end
    return products, sums + sums.T


@machine_code
def _any_at(arrays, row, column):
    """Return whether any of the arrays is not 0 at a pixel."""
    found = False
    for array in arrays:
        found |= array[row, column] != 0.0
    return found


@machine_code
def area_weights(core, band, fraction, contrast, ground_area, lands, waters, k_land, k_water):
    """Return how the pixels of a part weigh in its area; see :mod:`.fraction_error`.

    All arrays are of shape (rows, columns), ``core`` and ``band`` bool, the others float. Returns the area of water in each
    pixel, the weights of its land and of its water, and the same for each pixel of pure land and water around it; float64.
    """
    rows, width = band.shape
    area, of_land, of_water = np.zeros((rows, width)), np.zeros((rows, width)), np.zeros((rows, width))
    per_land, per_water = np.zeros((rows, width)), np.zeros((rows, width))
    for row in range(rows):
        for column in range(width):
            if core[row, column]:
                area[row, column] = ground_area[row, column]
            elif band[row, column]:
                ground, share = ground_area[row, column], fraction[row, column]
                area[row, column] = share * ground
                share = min(max(share, 0.0), 1.0)
                weight = ground / contrast[row, column]
                of_land[row, column] = (1.0 - share) * weight
                of_water[row, column] = share * weight
                per_land[row, column] = of_land[row, column] / (lands[row, column] + k_land)
                per_water[row, column] = of_water[row, column] / (waters[row, column] + k_water)
    return area, of_land, of_water, per_land, per_water


@machine_code
def less_around(values, chosen, per_pixel, band, radius):
    """Take from the values of chosen pixels the sum of ``per_pixel`` over the band's pixels around them.

    ``values`` and ``per_pixel`` are float64, ``chosen`` and ``band`` bool, all of shape (rows, columns). What has no pixel of
    the band around it keeps its value exactly: sums may leave traces of rounding.
    """
    rows, width = values.shape
    side = 2 * radius + 1
    counts, sums = np.zeros(width + 2 * radius, np.int32), np.zeros(width + 2 * radius)
    middle = slice(radius, radius + width)
    some, asked = _rows_with(band), _rows_with(chosen)
    inside = 0
    for row in range(-radius, rows):
        inside = _move(row, radius, some, inside, counts[middle], sums[middle], per_pixel, band)
        if row < 0 or inside == 0 or not asked[row]:
            continue
        line, here, going = chosen[row], values[row], False
        count, total = 0, 0.0
        for column in range(width):
            if not line[column]:
                going = False
                continue
            if going:
                count += counts[column + side - 1] - counts[column - 1]
                total += sums[column + side - 1] - sums[column - 1]
            else:
                going, count, total = True, _over(counts, column, side), _over(sums, column, side)
            if count:
                here[column] -= total


@machine_code
def sums_by_label(labels, count, area, pure, elsewhere, waters):
    """Return sums over the pixels of each label from 1 to ``count``: area, pure pixels, elsewhere, area without water around.

    ``labels`` is int32, ``pure`` bool, ``waters`` float32 and the others float64, all of shape (rows, columns). Returns float64
    of shape (count, 4).
    """
    sums = np.zeros((count, 4))
    rows, width = labels.shape
    for row in range(rows):
        for column in range(width):
            label = labels[row, column]
            if label:
                of_label = sums[label - 1]
                of_label[0] += area[row, column]
                of_label[1] += pure[row, column]
                of_label[2] += elsewhere[row, column]
                of_label[3] += area[row, column] if waters[row, column] < 1 else 0.0
    return sums
