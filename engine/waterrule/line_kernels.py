"""The loops of :mod:`.lines` over pixels, as machine code; see :mod:`.kernels`."""

from __future__ import annotations

import numpy as np

from .kernels import machine_code

#: Side of the tiles that are worked on at once, so that a direction's means stay in the processor's cache.
_TILE = 64
#: How far from a pixel the means reach: the line's half, and the far bank.
MARGIN = 9
#: Bits of what a pixel is to lines.
STRONG, WEAK = 1, 2

_ZERO, _HALF = np.float32(0), np.float32(0.5)


@machine_code
def _along(tile, taps, weights, means):
    """Write the weighted sum over ``taps`` (row, column) around each pixel of a tile, but for its edge."""
    rows, columns = tile.shape
    reach = 4
    for row in range(reach, rows - reach):
        for column in range(reach, columns - reach):
            means[row, column] = _ZERO
        for tap in range(len(weights)):
            down, right, weight = taps[tap, 0], taps[tap, 1], weights[tap]
            for column in range(reach, columns - reach):
                means[row, column] += weight * tile[row + down, column + right]


@machine_code
def crests(shares, taps, weights, counts, sides, side_weights, limits, found):
    """Find where water's share is greater along a line than on both sides of it.

    Parameters
    ----------
    shares : ndarray of float32, shape (rows, columns)
        Share of water, cut, and as of water where not observed.
    taps, weights, counts : ndarray
        For each direction the pixels of a line, (directions, most, 2) of int64, their weights, and how many there are.
    sides, side_weights : ndarray
        For each direction and each of the offsets 1, -1, 2, -2, 3, -3, 4, -4 across it the four pixels around the place there.
    limits : LineLimits
    found : ndarray of float32, shape (5, rows, columns)
        Is given the contrast, the line's mean, the better bank, the narrowness, and the direction and bank (twice the
        direction's number, and 1 more if the bank is the further one); -1 where there is no crest.
    """
    rows, columns = shares.shape
    side = _TILE + 2 * MARGIN
    tile, means = np.empty((side, side), np.float32), np.empty((side, side), np.float32)
    at = np.empty((8, side), np.float32)
    best = np.empty((5, _TILE, _TILE), np.float32)
    least_share, least_rise = np.float32(limits.weak_share), np.float32(limits.weak_rise)
    for top in range(0, rows, _TILE):
        for left in range(0, columns, _TILE):
            height, width = min(_TILE, rows - top), min(_TILE, columns - left)
            most = np.float32(-9)
            for i in range(height + 2 * MARGIN):
                row = min(max(top + i - MARGIN, 0), rows - 1)
                for j in range(width + 2 * MARGIN):
                    value = shares[row, min(max(left + j - MARGIN, 0), columns - 1)]
                    tile[i, j] = value
                    most = max(most, value)
            found[:, top : top + height, left : left + width] = np.float32(-1)
            if most <= least_share:
                continue
            best[:] = np.float32(-1)
            part = tile[: height + 2 * MARGIN, : width + 2 * MARGIN]
            for direction in range(len(counts)):
                count = counts[direction]
                _along(part, taps[direction, :count], weights[direction, :count], means)
                for i in range(height):
                    row = i + MARGIN
                    for offset in range(8):
                        w0, w1, w2, w3 = side_weights[direction, offset]
                        dy, dx = sides[direction, offset]
                        for j in range(width):
                            c = j + MARGIN + dx
                            at[offset, j] = (
                                w0 * means[row + dy, c]
                                + w1 * means[row + dy, c + 1]
                                + w2 * means[row + dy + 1, c]
                                + w3 * means[row + dy + 1, c + 1]
                            )
                    for j in range(width):
                        middle = means[row, j + MARGIN]
                        near, far = max(at[2, j], at[3, j]), max(at[4, j], at[5, j])
                        bank = min(near, far)
                        rise = middle - bank
                        better = rise > best[0, i, j]
                        slim = (middle - _HALF * (at[2, j] + at[3, j])) / max(
                            middle - _HALF * (at[6, j] + at[7, j]), np.float32(0.001)
                        )
                        crest = middle >= max(at[0, j], at[1, j])
                        best[0, i, j] = rise if better else best[0, i, j]
                        best[1, i, j] = (middle if crest else np.float32(-1)) if better else best[1, i, j]
                        best[2, i, j] = bank if better else best[2, i, j]
                        best[3, i, j] = slim if better else best[3, i, j]
                        best[4, i, j] = np.float32(2 * direction + (far < near)) if better else best[4, i, j]
            for i in range(height):
                for j in range(width):
                    if best[1, i, j] > least_share and best[0, i, j] > least_rise:
                        found[:, top + i, left + j] = best[:, i, j]


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
            if not (share > limits.weak_share and rise > limits.weak_rise):
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
            head = _line_mean(shares, np.float32(-9), row, column, ends[direction, 0], end_weights[direction, 0], end_counts[direction, 0])
            tail = _line_mean(shares, np.float32(-9), row, column, ends[direction, 1], end_weights[direction, 1], end_counts[direction, 1])
            whole = (min(head, tail) - np.float32(9) - found[2, row, column]) / rise
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
