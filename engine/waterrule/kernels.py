"""The water rule's loops over pixels, as machine code.

All of them are deterministic: no fast-math, no threads of their own, sums in a fixed order. They release Python's lock, so that
threads work on several windows at once. They share one file with the constants that they use: numba watches only the file
that a function stands in, and would go on with machine code that was compiled with old constants of another.
"""

# mypy: allow-untyped-defs, allow-incomplete-defs
# numba finds the types of what its functions take; their docstrings name them.
from __future__ import annotations

import numpy as np

from .machine_code import machine_code

#: Bits of a pixel's code. VOID is an observed pixel without information, zero or less in all bands, or fill; DOUBT one
#: that would be a seed; SURE a seed whose index is high; FINE one that is weak water once coarse bands are sharpened.
OBSERVED, SEED, WEAK, LAND, VOID, DOUBT, FINE, SURE = 1, 2, 4, 8, 16, 32, 64, 128
#: Side of the blocks, in pixels, that local means are summed up in, and how many blocks on each side make a mean.
BLOCK, REACH = 8, 2

_ZERO, _ONE = np.float32(0), np.float32(1)


@machine_code
def _difference(one, other):
    """Return the normalised difference of two numbers that are not negative; 1 where both are zero."""
    total = one + other
    return (one - other) / total if total > _ZERO else _ONE


@machine_code
def classify(values, swir_at, second_at, blue_at, evidence, tests, codes):
    """Write what each pixel's own values show; see :mod:`.seeds`.

    ``values`` is float32 of shape (bands, rows, columns), green and near infrared first, NaN where not observed;
    ``swir_at`` and ``second_at`` are where the two short-wave bands stand, -1 where there is none; ``codes`` is uint8.
    """
    zero = np.float32(evidence.zero)
    per_nir, per_swir = np.float32(1 / evidence.land_nir), np.float32(1 / evidence.land_swir)
    minimum_light = np.float32(tests.land_light * (evidence.land_nir + evidence.land_swir))
    clear_ndwi = np.float32(min(evidence.land_ndwi + tests.clear_rise, tests.clear_ndwi))
    dark_ndwi = np.float32(max(tests.dark_ndwi, evidence.land_ndwi + tests.dark_rise))
    land_ndwi, sure_mndwi, alone_mndwi = (
        np.float32(tests.land_ndwi), np.float32(tests.sure_mndwi), np.float32(tests.alone_mndwi),
    )  # fmt: skip
    clear_nir, weak_nir, wet_swir = np.float32(tests.clear_nir), np.float32(tests.weak_nir), np.float32(tests.wet_swir)
    dark, dark_mndwi, dark_second = (
        np.float32(tests.dark), np.float32(tests.dark_mndwi), np.float32(tests.dark_second),
    )  # fmt: skip
    bright_mndwi, bright_ndwi = np.float32(tests.bright_mndwi), np.float32(tests.bright_ndwi)
    clear_second, flat_light, char = (
        np.float32(tests.clear_second), np.float32(tests.flat_light), np.float32(tests.char),
    )  # fmt: skip
    hazy = evidence.hazy > 0
    has_blue, sky, black = blue_at >= 0 and not hazy, np.float32(tests.sky), np.float32(tests.black)
    haze_green, haze_nir = np.float32(evidence.haze_green), np.float32(evidence.haze_nir)
    per_lit_green = np.float32(1 / max(evidence.land_green - evidence.haze_green, 1e-6 * evidence.land_green))
    per_lit_nir = np.float32(1 / max(evidence.land_nir - evidence.haze_nir, 1e-6 * evidence.land_nir))
    shade_nir, shade_rise, noise = (
        np.float32(tests.shade_nir),
        np.float32(tests.shade_rise),
        np.float32(tests.shade_noise),
    )
    has_swir, has_second = swir_at >= 0, second_at >= 0
    swir_at = swir_at if has_swir else 1
    second_at = second_at if has_second else swir_at
    rows, columns = codes.shape
    for row in range(rows):
        for column in range(columns):
            green, nir = values[0, row, column] - zero, values[1, row, column] - zero
            swir, second = values[swir_at, row, column] - zero, values[second_at, row, column] - zero
            observed = np.isfinite(green + nir + swir + second)
            flat = (green == nir) & (green == swir) & (green == second)
            green, nir, swir, second = max(green, _ZERO), max(nir, _ZERO), max(swir, _ZERO), max(second, _ZERO)
            x, y = nir * per_nir, swir * per_swir
            ndwi, mndwi = _difference(green, nir), _difference(green, swir)
            mndwi2 = _difference(green, second)
            nothing = green + nir + swir + second <= _ZERO
            void = nothing | (flat & has_second & (x < flat_light))
            if has_swir:
                like = (ndwi > clear_ndwi) | (mndwi > alone_mndwi)
                like &= (mndwi2 > clear_second) | (mndwi > sure_mndwi) | (x < dark) | (not has_second)
                seed = (mndwi > _ZERO) & like & (x < clear_nir) & (y < wet_swir)
                seed |= (x < dark) & (y < dark) & (ndwi > dark_ndwi) & (mndwi > dark_mndwi) & (mndwi2 > dark_second)
                seed |= (mndwi > bright_mndwi) & (ndwi > bright_ndwi)
                weak = (mndwi > _ZERO) & like & (x < weak_nir) & (y < wet_swir)
                doubt = has_second & (mndwi2 <= clear_second) & (second >= char * swir)
                if has_blue:
                    doubt |= values[blue_at, row, column] - zero >= sky * green
                doubt &= (mndwi <= sure_mndwi) & (x > black)
                land = (mndwi <= _ZERO) & (ndwi < land_ndwi)
            else:
                seed = ((ndwi > _ZERO) & (x < clear_nir)) | ((x < dark) & (ndwi > dark_ndwi))
                weak = (ndwi > _ZERO) & (x < weak_nir)
                land = ndwi < land_ndwi
                doubt = False
            if hazy:
                lit_nir = (nir - haze_nir) * per_lit_nir
                lit_green = (green - haze_green) * per_lit_green
                doubt |= (lit_nir > shade_nir) & (max(lit_green, _ZERO) + noise < shade_rise * (lit_nir + noise))
            land &= nir + swir > minimum_light
            doubted = doubt & seed
            seed &= not doubt
            weak &= not doubt
            code = OBSERVED * observed | VOID * void | WEAK * (nothing & (not flat))
            code |= (not void) * (
                SEED * seed | WEAK * weak | LAND * land | DOUBT * doubted | SURE * (seed & (mndwi > sure_mndwi))
            )
            codes[row, column] = np.uint8(code * observed)


@machine_code
def sharpen(values, swir_at, zero, slope, found):
    """Write a coarser band, repeated on a finer grid, with the detail that near infrared has within its cells.

    The pixels of a cell are those beside each other, at most two each way, that have the same value; ``slope`` is by
    how much the band changes from water to land where near infrared changes by 1. ``found`` is float32 of shape (rows,
    columns).
    """
    rows, columns = found.shape
    for row in range(rows):
        for column in range(columns):
            own = values[swir_at, row, column]
            top, bottom, left, right = row, row, column, column
            if row + 1 < rows and values[swir_at, row + 1, column] == own:
                bottom += 1
            if row > 0 and values[swir_at, row - 1, column] == own:
                top -= 1
            if column + 1 < columns and values[swir_at, row, column + 1] == own:
                right += 1
            if column > 0 and values[swir_at, row, column - 1] == own:
                left -= 1
            total, count = _ZERO, 0
            for i in range(top, bottom + 1):
                for j in range(left, right + 1):
                    if values[swir_at, i, j] == own:
                        total += values[1, i, j]
                        count += 1
            detail = values[1, row, column] - total / np.float32(max(count, 1))
            found[row, column] = max(own + slope * detail, zero)


@machine_code
def box_sums(sums, boxes):
    """Add up ``sums``, shape (kinds, numbers, block rows, block columns), over REACH blocks to each side, into ``boxes``."""
    kinds, numbers, down, across = sums.shape
    for kind in range(kinds):
        for number in range(numbers):
            for row in range(down):
                for column in range(across):
                    total = 0.0
                    for i in range(max(0, row - REACH), min(down, row + REACH + 1)):
                        for j in range(max(0, column - REACH), min(across, column + REACH + 1)):
                            total += sums[kind, number, i, j]
                    boxes[kind, number, row, column] = total


@machine_code
def take_majority(codes, reach):
    """Remove seeds among which doubtful pixels are the majority, and make seeds of doubtful pixels among which seeds are.

    A doubtful pixel would be a seed but for a test that noise may pass or fail: the majority of the pixels around,
    ``reach`` to each side, decides; for seeds whose index is not high, that of some twenty pixels around as well.
    """
    rows, columns = codes.shape
    down, across = (rows + BLOCK - 1) // BLOCK, (columns + BLOCK - 1) // BLOCK
    counts = np.zeros((1, 2, down, across))
    for row in range(rows):
        for column in range(columns):
            counts[0, 0, row // BLOCK, column // BLOCK] += (codes[row, column] & SEED) != 0
            counts[0, 1, row // BLOCK, column // BLOCK] += (codes[row, column] & DOUBT) != 0
    if not counts[0, 1].any():
        return
    around = np.zeros_like(counts)
    box_sums(counts, around)
    before = codes.copy()
    for block in range(down):
        for at in range(across):
            if around[0, 1, block, at] == 0:
                continue
            outnumbered = around[0, 1, block, at] > around[0, 0, block, at]
            for row in range(block * BLOCK, min(rows, (block + 1) * BLOCK)):
                for column in range(at * BLOCK, min(columns, (at + 1) * BLOCK)):
                    code = before[row, column]
                    if not code & (SEED | DOUBT):
                        continue
                    balance = 0
                    for i in range(max(0, row - reach), min(rows, row + reach + 1)):
                        for j in range(max(0, column - reach), min(columns, column + reach + 1)):
                            balance += ((before[i, j] & SEED) != 0) - np.int64((before[i, j] & DOUBT) != 0)
                    if balance < 0 or (outnumbered and not code & SURE):
                        codes[row, column] = code & ~(SEED | WEAK | SURE)
                    elif balance > 0:
                        codes[row, column] = code | SEED


@machine_code
def block_sums(values, swir_at, zero, codes, apart, seeds, sums):
    """Add up, block by block, green, near and short-wave infrared of the seeds, and of land that is not near any.

    A seed counts if one of its eight neighbours is a seed, land if there is none within ``apart`` pixels. ``seeds`` is
    int32 of shape (block rows, block columns), and is given the seeds of each block; ``sums`` is float64 of shape (2,
    4, block rows, block columns): of water and of land, the pixels and the three bands.
    """
    rows, columns = codes.shape
    down, across = seeds.shape
    for row in range(rows):
        for column in range(columns):
            seeds[row // BLOCK, column // BLOCK] += (codes[row, column] & SEED) != 0
    for block in range(down):
        for at in range(across):
            near = 0
            for i in range(max(0, block - 1), min(down, block + 2)):
                for j in range(max(0, at - 1), min(across, at + 2)):
                    near += seeds[i, j]
            if not near:
                # Land alone, all of which counts.
                count, green, nir, swir = 0, 0.0, 0.0, 0.0
                for row in range(block * BLOCK, min((block + 1) * BLOCK, rows)):
                    for column in range(at * BLOCK, min((at + 1) * BLOCK, columns)):
                        if codes[row, column] & LAND:
                            count += 1
                            green += max(values[0, row, column] - zero, _ZERO)
                            nir += max(values[1, row, column] - zero, _ZERO)
                            swir += max(values[swir_at, row, column] - zero, _ZERO)
                sums[1, 0, block, at], sums[1, 1, block, at] = count, green
                sums[1, 2, block, at], sums[1, 3, block, at] = nir, swir
                continue
            for row in range(block * BLOCK, min((block + 1) * BLOCK, rows)):
                for column in range(at * BLOCK, min((at + 1) * BLOCK, columns)):
                    code = codes[row, column]
                    if code & SEED:
                        kind, reach, wanted = 0, 1, 2
                    elif code & LAND:
                        kind, reach, wanted = 1, apart, 0
                    else:
                        continue
                    found = 0
                    for i in range(max(0, row - reach), min(rows, row + reach + 1)):
                        for j in range(max(0, column - reach), min(columns, column + reach + 1)):
                            found += (codes[i, j] & SEED) != 0
                    if (kind == 0 and found < wanted) or (kind == 1 and found > wanted):
                        continue
                    sums[kind, 0, block, at] += 1
                    sums[kind, 1, block, at] += max(values[0, row, column] - zero, _ZERO)
                    sums[kind, 2, block, at] += max(values[1, row, column] - zero, _ZERO)
                    sums[kind, 3, block, at] += max(values[swir_at, row, column] - zero, _ZERO)


@machine_code
def _between(field, row, column):
    """Return a field of blocks at a pixel: interpolated between the middles of the blocks around."""
    down, across = field.shape
    y, x = (
        (np.float32(row) + np.float32(0.5)) / BLOCK - np.float32(0.5),
        (np.float32(column) + np.float32(0.5)) / BLOCK - np.float32(0.5),
    )
    y, x = min(max(y, _ZERO), np.float32(down - 1)), min(max(x, _ZERO), np.float32(across - 1))
    i, j = int(y), int(x)
    k, m = min(i + 1, down - 1), min(j + 1, across - 1)
    v, u = y - np.float32(i), x - np.float32(j)
    upper = field[i, j] + u * (field[i, m] - field[i, j])
    lower = field[k, j] + u * (field[k, m] - field[k, j])
    return upper + v * (lower - upper)


@machine_code
def _row_between(field, row, found):
    """Write the same of all pixels of a row, float64, to the last bit: several at once between the middles of two blocks."""
    down, across = field.shape
    y = (np.float32(row) + np.float32(0.5)) / BLOCK - np.float32(0.5)
    y = min(max(y, _ZERO), np.float32(down - 1))
    i = int(y)
    k, v = min(i + 1, down - 1), y - np.float32(i)
    for j in range(across):
        m = min(j + 1, across - 1)
        left, right = field[i, j], field[k, j]
        over, under = field[i, m] - left, field[k, m] - right
        first, last = j * BLOCK + BLOCK // 2 if j else 0, (j + 1) * BLOCK + BLOCK // 2
        stretch = found[first : min(last, len(found))]
        for place in range(len(stretch)):
            x = (np.float32(first + place) + np.float32(0.5)) / BLOCK - np.float32(0.5)
            u = min(max(x, _ZERO), np.float32(across - 1)) - np.float32(j)
            upper = left + u * over
            lower = right + u * under
            stretch[place] = upper + v * (lower - upper)


@machine_code
def _fraction(values, swir_at, zero, fields, row, column):
    light = max(values[1, row, column] - zero, _ZERO) + max(values[swir_at, row, column] - zero, _ZERO)
    return _ONE - (light - _between(fields[0], row, column)) / _between(fields[1], row, column)


@machine_code
def fractions(values, swir_at, zero, codes, fields, found):
    """Write the share of water in each pixel, into float32 of shape (rows, columns); NaN where it is unknown."""
    rows, columns = found.shape
    low, more = np.empty(columns), np.empty(columns)
    for row in range(rows):
        _row_between(fields[0], row, low)
        _row_between(fields[1], row, more)
        nir, swir, known, line = values[1, row], values[swir_at, row], codes[row], found[row]
        for column in range(columns):
            light = max(nir[column] - zero, _ZERO) + max(swir[column] - zero, _ZERO)
            share = _ONE - (light - low[column]) / more[column]
            line[column] = share if known[column] & (OBSERVED | VOID) == OBSERVED else np.float32(np.nan)


@machine_code
def _spread(at, minimum, through, mask, queue, last, steps):
    """Let the water of ``mask`` grow from the pixels ``queue[:last]`` on, a number of steps; return the queue's new end.

    Pixels with nothing but water around are dropped from the queue.

    ``at`` is codes, values, where the infrared stands, the zero level and the fields. Water grows through pixels that
    have the code ``through``, and fine ones with enough pure water around; or, where that is 0, through pixels whose
    share of water, whose bias of the index, and around which the pixels of pure water all exceed ``minimum``. Up to
    ``slope`` above the minimum of the bias, more than the minimum of the share is asked for, at first 1.
    """
    codes, values, swir_at, zero, fields = at
    share, biased, slope, known = minimum
    rows, columns = mask.shape
    first = 0
    for _ in range(steps):
        end = last
        for entry in range(first, last):
            row, column = queue[entry] // columns, queue[entry] % columns
            inside = True
            for i in range(max(0, row - 1), min(rows, row + 2)):
                for j in range(max(0, column - 1), min(columns, column + 2)):
                    if mask[i, j]:
                        continue
                    if through:
                        join = (codes[i, j] & through) != 0 or (
                            (codes[i, j] & FINE) != 0 and _between(fields[3], i, j) >= known
                        )
                    else:
                        above = _between(fields[2], i, j) - biased
                        join = (
                            above > _ZERO
                            and (codes[i, j] & (OBSERVED | VOID)) == OBSERVED
                            and _fraction(values, swir_at, zero, fields, i, j)
                            > share + (_ONE - share) * max(_ONE - above / slope, _ZERO)
                            and _between(fields[3], i, j) >= known
                        )
                    if join:
                        mask[i, j] = 1
                        queue[end] = i * columns + j
                        end += 1
                    else:
                        inside = False
            if inside:
                queue[entry] = -1
        first, last = last, end
        if first == last:
            break
    end = 0
    for entry in range(last):
        if queue[entry] >= 0:
            queue[end] = queue[entry]
            end += 1
    return end


@machine_code
def grow(values, swir_at, zero, codes, fields, limits, mask):
    """Write the water of a window into ``mask``, uint8: what grows from seeds; see :mod:`.growth`.

    ``fields`` is float32 of shape (4, block rows, block columns): NIR + SWIR of water, what land has more, the share of
    water at which the index is zero, and the number of pixels of pure water around.
    """
    rows, columns = mask.shape
    queue = np.empty(rows * columns, np.int32)
    end = 0
    for row in range(rows):
        for column in range(columns):
            if codes[row, column] & SEED:
                found = 0
                for i in range(max(0, row - 1), min(rows, row + 2)):
                    for j in range(max(0, column - 1), min(columns, column + 2)):
                        found += (codes[i, j] & SEED) != 0
                if found > 1:
                    mask[row, column] = 1
                    queue[end] = row * columns + column
                    end += 1
    at, none = (codes, values, swir_at, zero, fields), np.float32(0)
    end = _spread(at, (none, none, _ONE, np.float32(limits.known)), SEED | WEAK, mask, queue, end, limits.weak_steps)
    bias, slope, few = np.float32(limits.bias), np.float32(limits.slope), np.float32(limits.few)
    end = _spread(at, (np.float32(limits.flat), bias, slope, few), 0, mask, queue, end, limits.flat_steps)
    end = _spread(at, (np.float32(limits.shore), bias, slope, few), 0, mask, queue, end, limits.shore_steps)
    _spread(at, (np.float32(limits.ring), bias, slope, few), 0, mask, queue, end, limits.ring_steps)
    # Nothing grows from a single seed; it is water if its index says so clearly, for shadow has such pixels too.
    for row in range(rows):
        for column in range(columns):
            if codes[row, column] & SURE:
                mask[row, column] = 1


@machine_code
def fill(values, swir_at, zero, codes, fields, half, share, minimum, mask):
    """Add pixels of ``mask`` that water surrounds: more than ``share`` of their window, and ``minimum`` of them.

    The window reaches ``half`` pixels to each side; beyond the edge the outermost pixels are repeated.
    """
    rows, columns = mask.shape
    side = 2 * half + 1
    wanted = share * side**2
    before = mask.copy()
    # Of columns, over the rows of the window; the outermost ones are repeated. Then of windows.
    high, sums = np.zeros(columns + 2 * half, np.int16), np.empty(columns, np.int16)
    middle = high[half : half + columns]
    for i in range(-half - 1, half):
        source = before[min(max(i, 0), rows - 1)]
        for column in range(columns):
            middle[column] += source[column]
    for row in range(rows):
        new, old = before[min(row + half, rows - 1)], before[max(row - half - 1, 0)]
        for column in range(columns):
            middle[column] += np.int16(new[column]) - np.int16(old[column])
        high[:half] = middle[0]
        high[half + columns :] = middle[columns - 1]
        sums[:] = high[:columns]
        for shift in range(1, side):
            source = high[shift : shift + columns]
            for column in range(columns):
                sums[column] += source[column]
        for column in range(columns):
            if sums[column] <= wanted or before[row, column] or codes[row, column] & (OBSERVED | VOID) != OBSERVED:
                continue
            if _fraction(values, swir_at, zero, fields, row, column) > minimum:
                mask[row, column] = 1


@machine_code
def enclose(codes, reach, mask):
    """Add void pixels that lie in water: in all four directions, within ``reach`` pixels, what is not void is water."""
    rows, columns = mask.shape
    for row in range(rows):
        for column in range(columns):
            if not codes[row, column] & VOID or mask[row, column]:
                continue
            inside = True
            for down, right in ((-1, 0), (0, -1), (0, 1), (1, 0)):
                i, j, steps = row + down, column + right, 1
                while 0 <= i < rows and 0 <= j < columns and steps < reach and codes[i, j] & VOID:
                    i, j, steps = i + down, j + right, steps + 1
                if not (0 <= i < rows and 0 <= j < columns) or codes[i, j] & VOID or not mask[i, j]:
                    inside = False
                    break
            if inside:
                mask[row, column] = 2
    for row in range(rows):
        for column in range(columns):
            mask[row, column] = mask[row, column] != 0
