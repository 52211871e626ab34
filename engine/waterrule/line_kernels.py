"""The loops of :mod:`.lines` over pixels, as machine code; see :mod:`.kernels`."""

# mypy: allow-untyped-defs, allow-incomplete-defs
# numba finds the types of what its functions take; their docstrings name them.
from __future__ import annotations

import numpy as np

from .machine_code import machine_code

#: Bits of what a pixel is to lines.
STRONG, WEAK = 1, 2

#: No tap is further away, in rows or columns.
_FURTHEST = 8

_ZERO, _HALF, _THIRD = np.float32(0), np.float32(0.5), np.float32(1 / 3)


@machine_code
def candidates(shares, minimum, rise, found):
    """Mark where three pixels in a row have more water than on both sides, in one of four directions.

    ``shares`` is float32 of shape (rows, columns); ``found``, uint8 of that shape, is given 1 where the mean of the
    three exceeds ``minimum``, and the means two or three pixels to both sides by ``rise``. A cheap look before
    :func:`crests`.
    """
    rows, columns = shares.shape
    means = np.empty((7, columns), np.float32)
    best = np.empty(columns, np.float32)
    found[:] = 0
    for row in range(4, rows - 4):
        best[:] = np.float32(-9)
        # Along the row: banks lie above and below.
        for entry in range(7):
            offset = entry - 3
            if offset in (-1, 1):
                continue
            for column in range(4, columns - 4):
                i = row + offset
                means[entry, column] = _THIRD * (shares[i, column - 1] + shares[i, column] + shares[i, column + 1])
        for column in range(4, columns - 4):
            bank = min(max(means[1, column], means[5, column]), max(means[0, column], means[6, column]))
            middle = means[3, column]
            value = middle - bank if middle > minimum else np.float32(-9)
            best[column] = max(best[column], value)
        # Down the column, and along both diagonals: banks lie across.
        for way in range(3):
            down, right = 1, way - 1
            side = (0, 1) if way == 1 else ((1, 1) if way == 0 else (1, -1))
            near, far = (2, 3) if way == 1 else (1, 2)
            for column in range(4, columns - 4):
                middle = _three(shares, row, column, down, right)
                a = max(
                    _three(shares, row + near * side[0], column + near * side[1], down, right),
                    _three(shares, row - near * side[0], column - near * side[1], down, right),
                )
                b = max(
                    _three(shares, row + far * side[0], column + far * side[1], down, right),
                    _three(shares, row - far * side[0], column - far * side[1], down, right),
                )
                value = middle - min(a, b) if middle > minimum else np.float32(-9)
                best[column] = max(best[column], value)
        for column in range(4, columns - 4):
            found[row, column] = best[column] > rise


@machine_code
def _three(shares, row, column, down, right):
    return _THIRD * (shares[row - down, column - right] + shares[row, column] + shares[row + down, column + right])


@machine_code
def crests(shares, pixels, taps, weights, counts, limits, found):
    """Find where water's share is greater along a line than on both sides of it.

    Parameters
    ----------
    shares : ndarray of float32, shape (rows, columns)
        Share of water, clipped, and as of water where it is unknown.
    pixels : ndarray of int64, shape (pixels,)
        Where to look, in the flattened array.
    taps, weights, counts : ndarray
        The pixels of lines at the offsets 0, 2, -2, 3, -3, 1, -1, 4, -4 across each direction: int64 (directions,
        offsets, longest, 2), their weights, and how many there are.
    limits : LineLimits
    found : ndarray of float32, shape (pixels, 5)
        Is given the contrast, -1 where there is no crest, the line's mean, the better bank, the narrowness, and the
        direction and bank (twice the direction's number, and 1 more if the bank is the further one).
    """
    columns = shares.shape[1]
    beside = np.empty(6, np.float32)
    for number in range(len(pixels)):
        row, column = pixels[number] // columns, pixels[number] % columns
        found[number, 0] = np.float32(-1)
        best, best_way, best_share, best_bank = np.float32(-9), 0, _ZERO, _ZERO
        for way in range(len(counts)):
            middle = _weighted(shares, row, column, taps[way, 0], weights[way, 0], counts[way, 0])
            for bank in range(2):
                at = 1 + 2 * bank
                one = _weighted(shares, row, column, taps[way, at], weights[way, at], counts[way, at])
                if not middle - one > best:
                    # The better bank is this one at least.
                    continue
                other = _weighted(shares, row, column, taps[way, at + 1], weights[way, at + 1], counts[way, at + 1])
                level = max(one, other)
                if middle - level > best:
                    best, best_way, best_share, best_bank = middle - level, 2 * way + bank, middle, level
        if not (best_share > limits.weak_share and best > limits.weak_rise):
            continue
        way = best_way // 2
        for entry, at in enumerate((1, 2, 5, 6, 7, 8)):
            beside[entry] = _weighted(shares, row, column, taps[way, at], weights[way, at], counts[way, at])
        if best_share < max(beside[2], beside[3]):
            continue
        contrast = max(best_share - _HALF * (beside[4] + beside[5]), np.float32(0.001))
        found[number, 0], found[number, 1], found[number, 2] = best, best_share, best_bank
        found[number, 3] = (best_share - _HALF * (beside[0] + beside[1])) / contrast
        found[number, 4] = np.float32(best_way)


@machine_code
def _weighted(band, row, column, taps, weights, count):
    """Return the weighted sum over ``taps`` around a pixel; the outermost pixels are repeated."""
    rows, columns = band.shape
    total = _ZERO
    if _FURTHEST <= row < rows - _FURTHEST and _FURTHEST <= column < columns - _FURTHEST:
        for tap in range(count):
            total += weights[tap] * band[row + taps[tap, 0], column + taps[tap, 1]]
        return total
    for tap in range(count):
        i, j = min(max(row + taps[tap, 0], 0), rows - 1), min(max(column + taps[tap, 1], 0), columns - 1)
        total += weights[tap] * band[i, j]
    return total


@machine_code
def _lit(band, zero, row, column, taps, weights, count):
    """Return the same of what a band has above a level, NaN where one pixel is not observed."""
    rows, columns = band.shape
    total = _ZERO
    for tap in range(count):
        i, j = min(max(row + taps[tap, 0], 0), rows - 1), min(max(column + taps[tap, 1], 0), columns - 1)
        value = band[i, j] - zero
        # Not max(): it would lose a NaN.
        total += weights[tap] * (_ZERO if value < _ZERO else value)
    return total


@machine_code
def check_spectra(values, at, zeros, minimum_light, shares, pixels, found, lines, ends, limits, codes):
    """Write into ``codes``, uint8, which crests are water by the spectra along the line and its two banks.

    ``at`` is where green, near and short-wave infrared and red stand in ``values``, red at -1 if there is none, and
    ``zeros`` from what they count. ``lines`` and ``ends`` are taps, weights and counts: of :func:`crests`, and of the
    two ends of the line.
    """
    columns = codes.shape[1]
    taps, weights, counts = lines
    nir, swir = np.empty(3, np.float32), np.empty(3, np.float32)
    by_nir, by_swir, by_red = np.empty(3, np.float32), np.empty(3, np.float32), np.empty(3, np.float32)
    for number in range(len(pixels)):
        rise, share, level, narrowness = found[number, 0], found[number, 1], found[number, 2], found[number, 3]
        if rise < _ZERO:
            continue
        pure = share > limits.pure and narrowness > limits.pure_narrowness
        if not (pure or narrowness > limits.weak_narrowness):
            continue
        row, column = pixels[number] // columns, pixels[number] % columns
        way = int(found[number, 4])
        direction, bank = way // 2, 1 + 2 * (way % 2)
        for line in range(3):
            which = 0 if line == 0 else bank + line - 1
            t, w, count = taps[direction, which], weights[direction, which], counts[direction, which]
            green = _lit(values[at[0]], zeros[0], row, column, t, w, count) + minimum_light
            nir[line] = _lit(values[at[1]], zeros[1], row, column, t, w, count) + minimum_light
            swir[line] = _lit(values[at[2]], zeros[2], row, column, t, w, count) + minimum_light
            by_nir[line], by_swir[line] = np.log(green / nir[line]), np.log(green / swir[line])
            if at[3] >= 0:
                red = _lit(values[at[3]], zeros[3], row, column, t, w, count) + minimum_light
                by_red[line] = np.log(red / nir[line])
        dark = max(nir[0] / min(nir[1], nir[2]), swir[0] / min(swir[1], swir[2]))
        rise_both = _HALF * (by_nir[0] + by_swir[0] - max(by_nir[1] + by_swir[1], by_nir[2] + by_swir[2]))
        if not (dark < limits.weak_dark and rise_both > limits.weak_ratio):
            continue
        codes[row, column] = WEAK
        rise_each = min(by_nir[0] - max(by_nir[1], by_nir[2]), by_swir[0] - max(by_swir[1], by_swir[2]))
        rise_red = by_red[0] - max(by_red[1], by_red[2])
        lower_end = np.float32(9)
        for end in range(2):
            t, w, count = ends[0][direction, end], ends[1][direction, end], ends[2][direction, end]
            lower_end = min(lower_end, _weighted(shares, row, column, t, w, count))
        if (
            rise > limits.rise
            and share > limits.share
            and (pure or narrowness > limits.narrowness)
            and lower_end - level > limits.ends * rise
            and dark < limits.dark
            and rise_both > limits.ratio
            and rise_each > limits.each
            and (at[3] < 0 or rise_red > limits.red)
        ):
            codes[row, column] = WEAK | STRONG


@machine_code
def runs(codes, minimum, gap, steps, kept):
    """Write into ``kept``, uint8, the strong crests in runs of ``minimum`` or more, and the weak ones they grow through.

    Crests up to ``gap`` pixels from each other are of one run; runs grow by ``steps`` pixels.
    """
    rows, columns = codes.shape
    kept[:] = 0
    seen = np.zeros((rows, columns), np.uint8)
    queue = np.empty(rows * columns, np.int32)
    first = 0
    for row in range(rows):
        for column in range(columns):
            if not codes[row, column] & STRONG or seen[row, column]:
                continue
            start, last = first, first + 1
            queue[start] = row * columns + column
            seen[row, column] = 1
            at = start
            while at < last:
                y, x = queue[at] // columns, queue[at] % columns
                for i in range(max(0, y - gap), min(rows, y + gap + 1)):
                    for j in range(max(0, x - gap), min(columns, x + gap + 1)):
                        if codes[i, j] & STRONG and not seen[i, j]:
                            seen[i, j] = 1
                            queue[last] = i * columns + j
                            last += 1
                at += 1
            if last - start >= minimum:
                for at in range(start, last):
                    kept[queue[at] // columns, queue[at] % columns] = 1
                first = last
    begin, last = 0, first
    for _ in range(steps):
        end = last
        for at in range(begin, last):
            y, x = queue[at] // columns, queue[at] % columns
            for i in range(max(0, y - 1), min(rows, y + 2)):
                for j in range(max(0, x - 1), min(columns, x + 2)):
                    if codes[i, j] and not kept[i, j]:
                        kept[i, j] = 1
                        queue[end] = i * columns + j
                        end += 1
        begin, last = last, end
    return last


@machine_code
def widen(shares, pixels, found, kept, half, minimum, mask):
    """Add to ``mask`` the kept crests, and pixels beside them whose share of water is so far between bank and crest."""
    rows, columns = mask.shape
    for number in range(len(pixels)):
        row, column = pixels[number] // columns, pixels[number] % columns
        if not kept[row, column]:
            continue
        level = max(found[number, 2] + half * found[number, 0], minimum)
        for i in range(max(0, row - 1), min(rows, row + 2)):
            for j in range(max(0, column - 1), min(columns, column + 2)):
                own = i == row and j == column
                if shares[i, j] > (minimum if own else level):
                    mask[i, j] = 1
