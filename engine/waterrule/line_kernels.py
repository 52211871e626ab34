"""The loops of :mod:`.lines` over pixels, as machine code; see :mod:`.kernels`."""

from __future__ import annotations

import numpy as np

from .kernels import machine_code

#: Bits of what a pixel is to lines.
STRONG, WEAK = 1, 2

_ZERO, _HALF, _THIRD = np.float32(0), np.float32(0.5), np.float32(1 / 3)


@machine_code
def candidates(shares, least, rise, found):
    """Mark where three pixels in a row have more water than on both sides, in one of four directions.

    ``shares`` is float32 of shape (rows, columns); ``found``, uint8 of that shape, is given 1 where the mean of the three exceeds
    ``least``, and the means two or three pixels to both sides by ``rise``. A cheap look before :func:`crests`.
    """
    rows, columns = shares.shape
    means = np.empty((7, columns), np.float32)
    best = np.empty(columns, np.float32)
    found[:] = 0
    for row in range(4, rows - 4):
        best[:] = np.float32(-9)
        # Along the row: banks lie above and below.
        for place in range(7):
            offset = place - 3
            if offset in (-1, 1):
                continue
            for column in range(4, columns - 4):
                i = row + offset
                means[place, column] = _THIRD * (shares[i, column - 1] + shares[i, column] + shares[i, column + 1])
        for column in range(4, columns - 4):
            bank = min(max(means[1, column], means[5, column]), max(means[0, column], means[6, column]))
            middle = means[3, column]
            value = middle - bank if middle > least else np.float32(-9)
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
                value = middle - min(a, b) if middle > least else np.float32(-9)
                best[column] = max(best[column], value)
        for column in range(4, columns - 4):
            found[row, column] = best[column] > rise


@machine_code
def _three(shares, row, column, down, right):
    return _THIRD * (shares[row - down, column - right] + shares[row, column] + shares[row + down, column + right])


@machine_code
def crests(shares, looked_at, taps, weights, counts, limits, found):
    """Find where water's share is greater along a line than on both sides of it.

    Parameters
    ----------
    shares : ndarray of float32, shape (rows, columns)
        Share of water, cut, and as of water where nothing tells.
    looked_at : ndarray of uint8, shape (rows, columns)
        Where to look.
    taps, weights, counts : ndarray
        The pixels of lines at the offsets 0, 2, -2, 3, -3, 1, -1, 4, -4 across each direction: int64 (directions, offsets, most,
        2), their weights, and how many there are.
    limits : LineLimits
    found : ndarray of float32, shape (5, rows, columns)
        Is given the contrast, the line's mean, the better bank, the narrowness, and the direction and bank (twice the
        direction's number, and 1 more if the bank is the further one); -1 where there is no crest.
    """
    rows, columns = shares.shape
    least_share, least_rise = np.float32(limits.weak_share), np.float32(limits.weak_rise)
    directions = len(counts)
    for row in range(rows):
        for column in range(columns):
            found[0, row, column] = np.float32(-1)
            if not looked_at[row, column]:
                continue
            best, best_way, best_share, best_bank = np.float32(-9), 0, _ZERO, _ZERO
            for way in range(directions):
                middle = _weighted(shares, row, column, taps[way, 0], weights[way, 0], counts[way, 0])
                for bank in range(2):
                    one = _weighted(shares, row, column, taps[way, 1 + 2 * bank], weights[way, 1 + 2 * bank], counts[way, 1 + 2 * bank])
                    other = _weighted(shares, row, column, taps[way, 2 + 2 * bank], weights[way, 2 + 2 * bank], counts[way, 2 + 2 * bank])
                    level = max(one, other)
                    if middle - level > best:
                        best, best_way, best_share, best_bank = middle - level, 2 * way + bank, middle, level
            if not (best_share > least_share and best > least_rise):
                continue
            way = best_way // 2
            beside = np.empty(6, np.float32)
            for number, at in enumerate((1, 2, 5, 6, 7, 8)):
                beside[number] = _weighted(shares, row, column, taps[way, at], weights[way, at], counts[way, at])
            if best_share < max(beside[2], beside[3]):
                continue
            contrast = best_share - _HALF * (beside[4] + beside[5])
            found[0, row, column], found[1, row, column], found[2, row, column] = best, best_share, best_bank
            found[3, row, column] = (best_share - _HALF * (beside[0] + beside[1])) / max(contrast, np.float32(0.001))
            found[4, row, column] = np.float32(best_way)


@machine_code
def _weighted(shares, row, column, taps, weights, count):
    rows, columns = shares.shape
    total = _ZERO
    for tap in range(count):
        i, j = min(max(row + taps[tap, 0], 0), rows - 1), min(max(column + taps[tap, 1], 0), columns - 1)
        total += weights[tap] * shares[i, j]
    return total


@machine_code
def _line_mean(band, zero, row, column, taps, weights, count):
    rows, columns = band.shape
    total = _ZERO
    for tap in range(count):
        value = band[
            min(max(row + taps[tap, 0], 0), rows - 1), min(max(column + taps[tap, 1], 0), columns - 1)
        ]
        total += weights[tap] * max(value - zero, _ZERO)
    return total


@machine_code
def judge(values, swir_at, red_at, zero, least_light, shares, found, taps, weights, counts, ends, end_weights, end_counts, limits, codes):
    """Write into ``codes``, uint8, which crests are water by the spectra along the line and its two banks.

    ``taps``, ``weights`` and ``counts`` are those of lines at the offsets 0, 2, -2, 3, -3 for each direction; ``ends`` and what
    belongs to them those of the two ends of the line.
    """
    rows, columns = codes.shape
    for row in range(rows):
        for column in range(columns):
            codes[row, column] = 0
            rise, share = found[0, row, column], found[1, row, column]
            if rise < _ZERO:
                continue
            if np.isnan(values[1, row, column]):
                continue
            slim = found[3, row, column]
            pure = share > limits.pure and slim > limits.pure_slim
            if not (pure or slim > limits.weak_slim):
                continue
            way = int(found[4, row, column])
            direction, bank = way // 2, 1 + 2 * (way % 2)
            dark, rise_ndwi, rise_mndwi, rise_both, rise_red = _ZERO, _ZERO, _ZERO, _ZERO, np.float32(9)
            at = (0, bank, bank + 1)
            nir, swir = np.empty(3, np.float32), np.empty(3, np.float32)
            by_nir, by_swir, by_red = np.empty(3, np.float32), np.empty(3, np.float32), np.empty(3, np.float32)
            for line in range(3):
                which = at[line]
                t, w, count = taps[direction, which], weights[direction, which], counts[direction, which]
                green = _line_mean(values[0], zero, row, column, t, w, count) + least_light
                nir[line] = _line_mean(values[1], zero, row, column, t, w, count) + least_light
                swir[line] = _line_mean(values[swir_at], zero, row, column, t, w, count) + least_light
                by_nir[line], by_swir[line] = np.log(green / nir[line]), np.log(green / swir[line])
                if red_at >= 0:
                    red = _line_mean(values[red_at], zero, row, column, t, w, count) + least_light
                    by_red[line] = np.log(red / nir[line])
            dark = max(nir[0] / min(nir[1], nir[2]), swir[0] / min(swir[1], swir[2]))
            rise_ndwi = by_nir[0] - max(by_nir[1], by_nir[2])
            rise_mndwi = by_swir[0] - max(by_swir[1], by_swir[2])
            rise_both = _HALF * (by_nir[0] + by_swir[0] - max(by_nir[1] + by_swir[1], by_nir[2] + by_swir[2]))
            if red_at >= 0:
                rise_red = by_red[0] - max(by_red[1], by_red[2])
            if not (dark < limits.weak_dark and rise_both > limits.weak_index):
                continue
            codes[row, column] = WEAK
            head = _weighted(shares, row, column, ends[direction, 0], end_weights[direction, 0], end_counts[direction, 0])
            tail = _weighted(shares, row, column, ends[direction, 1], end_weights[direction, 1], end_counts[direction, 1])
            whole = (min(head, tail) - found[2, row, column]) / rise
            if (
                rise > limits.rise and share > limits.share and (pure or slim > limits.slim) and whole > limits.ends
                and dark < limits.dark and rise_both > limits.index and min(rise_ndwi, rise_mndwi) > limits.each
                and rise_red > limits.red
            ):  # fmt: skip
                codes[row, column] = WEAK | STRONG


@machine_code
def runs(codes, least, gap, steps, kept):
    """Write into ``kept``, uint8, the strong crests in runs of ``least`` or more, and the weak ones they grow through.

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
            if last - start >= least:
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
def widen(shares, values, found, kept, half, least, mask):
    """Add kept crests, and pixels beside them that hold so much water as lies between the bank and the crest, to ``mask``."""
    rows, columns = mask.shape
    for row in range(rows):
        for column in range(columns):
            if not kept[row, column]:
                continue
            level = max(found[2, row, column] + half * found[0, row, column], least)
            for i in range(max(0, row - 1), min(rows, row + 2)):
                for j in range(max(0, column - 1), min(columns, column + 2)):
                    if np.isnan(values[1, i, j]):
                        continue
                    own = kept[i, j] and i == row and j == column
                    if shares[i, j] > (least if own else level):
                        mask[i, j] = 1
