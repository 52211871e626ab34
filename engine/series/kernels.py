"""Loops over the pixels of a series and over its tables, as machine code."""

# mypy: allow-untyped-defs, allow-incomplete-defs
# numba finds the types of what its functions take; their docstrings name them.
from __future__ import annotations

import numpy as np

from ..waterrule.machine_code import machine_code

#: What packed codes are read as.
LAND, WET, HIDDEN = 0, 1, 2
#: Bins of occurrence, 0.00, 0.01 ... 1.00; one more for pixels that no other date observed.
BINS = 101
NEVER = BINS
#: State at the last observation before, and at the first one after: land, water, none; 3 x before + after.
STATES = 9
_NO_STATE = 2
#: Rows of a table.
IS_WATER, IS_LAND, IS_HIDDEN = 0, 1, 2


@machine_code
def pack(codes, packed_of, packed):
    """Write what ``packed_of`` says of each code to two bits, four to a byte; all are uint8."""
    packed[:] = 0
    for pixel in range(len(codes)):
        packed[pixel // 4] |= packed_of[codes[pixel]] << (2 * (pixel % 4))


@machine_code
def occurrence_of(codes):
    """Return on how many dates each pixel was water, and on how many it was seen; two int32 arrays of shape (pixels,).

    ``codes`` is uint8 of shape (dates, pixels), 0 land, 1 water, 2 hidden.
    """
    dates, pixels = codes.shape
    water, seen = np.zeros(pixels, np.int32), np.zeros(pixels, np.int32)
    for date in range(dates):
        for pixel in range(pixels):
            water[pixel] += codes[date, pixel] == WET
            seen[pixel] += codes[date, pixel] != HIDDEN
    return water, seen


@machine_code
def bin_of(water, seen):
    """Return the bin of the occurrence of a pixel that was water and seen on so many dates."""
    return np.int16(100.0 * water / seen + 1e-6) if seen > 0 else np.int16(NEVER)


@machine_code
def bins_of(water, seen):
    """Return the bins of pixels, int16; see :func:`occurrence_of`."""
    bins = np.empty(len(water), np.int16)
    for pixel in range(len(water)):
        bins[pixel] = bin_of(water[pixel], seen[pixel])
    return bins


@machine_code
def cells_of(codes, water, seen):
    """Return for each date and pixel the cell of the table it falls in, bin x STATES + state; int16 of the shape of ``codes``.

    The bin is that of the occurrence on all other dates: with few dates a date's own pixels would agree with it. ``water`` and
    ``seen`` are what :func:`occurrence_of` says.
    """
    dates, pixels = codes.shape
    cells = np.empty((dates, pixels), np.int16)
    state = np.full(pixels, _NO_STATE, np.int16)
    for date in range(dates):
        for pixel in range(pixels):
            code = codes[date, pixel]
            cells[date, pixel] = 3 * state[pixel]
            if code != HIDDEN:
                state[pixel] = code
    state[:] = _NO_STATE
    for date in range(dates - 1, -1, -1):
        for pixel in range(pixels):
            code = codes[date, pixel]
            own = bin_of(water[pixel] - (code == WET), seen[pixel] - (code != HIDDEN))
            cells[date, pixel] += state[pixel] + STATES * own
            if code != HIDDEN:
                state[pixel] = code
    return cells


@machine_code
def count_cells(codes, cells, areas, bounds, tables):
    """Add the area of each pixel to the table of its lake and date; ``tables`` is float64 of shape (lakes, dates, 3, cells).

    ``bounds`` is int64 of shape (lakes + 1,): a lake's pixels lie from its own bound to before the next.
    """
    for lake in range(len(bounds) - 1):
        for date in range(codes.shape[0]):
            table = tables[lake, date]
            for pixel in range(bounds[lake], bounds[lake + 1]):
                code = codes[date, pixel]
                row = IS_WATER if code == WET else (IS_LAND if code == LAND else IS_HIDDEN)
                table[row, cells[date, pixel]] += areas[pixel]


@machine_code
def count_trials(codes, cells, areas, bounds, trials, tables):
    """Add the area of each pixel that a date shows to the table of a trial, hidden where another date is hidden.

    ``trials`` is int64 of shape (trials, 3): a lake, a date, and one whose gaps hide it; ``tables`` is of shape (trials, 3,
    cells).
    """
    for trial in range(len(trials)):
        lake, date, donor = trials[trial]
        table = tables[trial]
        for pixel in range(bounds[lake], bounds[lake + 1]):
            code = codes[date, pixel]
            if code == HIDDEN:
                continue
            row = IS_WATER if code == WET else IS_LAND
            if codes[donor, pixel] == HIDDEN:
                row = IS_HIDDEN
            table[row, cells[date, pixel]] += areas[pixel]


@machine_code
def count_seen(codes, areas, bounds, found):
    """Add the area that each lake shows on each date; ``found`` is float64 of shape (lakes, dates)."""
    for lake in range(len(bounds) - 1):
        for date in range(codes.shape[0]):
            for pixel in range(bounds[lake], bounds[lake + 1]):
                if codes[date, pixel] != HIDDEN:
                    found[lake, date] += areas[pixel]


@machine_code
def count_depths(codes, seen, bounds, depths):
    """Count hidden pixels by how often they were seen; ``depths`` is float64 of shape (lakes, dates, dates + 1)."""
    for lake in range(len(bounds) - 1):
        for date in range(codes.shape[0]):
            for pixel in range(bounds[lake], bounds[lake + 1]):
                if codes[date, pixel] == HIDDEN:
                    depths[lake, date, seen[pixel]] += 1.0


@machine_code
def shore_steps(bins, pixels, columns):
    """Return by how many edges the shore is longer at the level of each bin than at the one before; float64, (BINS + 2,).

    ``bins`` are those of the ground's pixels, ``pixels`` their places in the grid, row x ``columns`` + column, in order.
    """
    steps, below = np.zeros(BINS + 2), 0
    for place in range(len(pixels)):
        here = pixels[place]
        while below < len(pixels) and pixels[below] < here + columns:
            below += 1
        for other, wanted in ((place + 1, here + 1), (below, here + columns)):
            # The first pixel of a row does not lie beside the last one of the row above.
            if other == len(pixels) or pixels[other] != wanted or (wanted == here + 1 and wanted % columns == 0):
                continue
            one, two = bins[place], bins[other]
            one, two = -1 if one == NEVER else one, -1 if two == NEVER else two
            # An edge is shore for the levels above the lower pixel up to the higher one.
            steps[min(one, two) + 1] += 1
            steps[max(one, two) + 1] -= 1
    return steps


@machine_code
def place_in(steps, away, reach):
    """Return between which two of so many even steps from -``reach`` to ``reach`` a number lies: the first, and how far on."""
    where = (min(max(away, -reach), reach) + reach) * ((steps - 1) / (2 * reach))
    step = min(int(where), steps - 2)
    return step, where - step


@machine_code
def log_likelihoods_of_levels(dates, cells, water, land, scale, levels, width, of_water, of_land, reach, likely):
    """Write the log likelihood of each date and level to ``likely``, float64 of shape (dates, levels).

    ``dates`` and ``cells`` tell where the areas ``water`` and ``land`` were seen: on which date, where on ``scale``.
    The tables are those of :func:`log_likelihoods`, of one column.
    """
    log_water, log_land = np.empty((len(scale), len(levels))), np.empty((len(scale), len(levels)))
    for place in range(len(scale)):
        for level in range(len(levels)):
            step, part = place_in(len(of_water), (scale[place] - levels[level]) / width, reach)
            log_water[place, level] = of_water[step] + part * (of_water[step + 1] - of_water[step])
            log_land[place, level] = of_land[step] + part * (of_land[step + 1] - of_land[step])
    likely[:] = 0.0
    for entry in range(len(dates)):
        line, wets, drys = likely[dates[entry]], log_water[cells[entry]], log_land[cells[entry]]
        for level in range(len(levels)):
            line[level] += water[entry] * wets[level] + land[entry] * drys[level]


@machine_code
def log_likelihoods(above, water, land, widths, of_water, of_land, reach):
    """Return the log likelihood of what was seen by width of the shore and column of two tables, shape (widths, columns).

    ``above`` is how far the cells lie above their dates' levels, ``water`` and ``land`` are the areas seen there, all of shape
    (cells,). The tables hold the logarithms of the shares called water and land, in even steps of above / width from -``reach``
    to ``reach``, float64 of shape (steps, columns); between the steps they are straight.
    """
    steps, columns = of_water.shape
    found = np.zeros((len(widths), columns))
    for place in range(len(widths)):
        line = found[place]
        for cell in range(len(above)):
            step, part = place_in(steps, above[cell] / widths[place], reach)
            wet, wet_after, dry, dry_after = of_water[step], of_water[step + 1], of_land[step], of_land[step + 1]
            wets, wets_after = water[cell] * (1 - part), water[cell] * part
            drys, drys_after = land[cell] * (1 - part), land[cell] * part
            for column in range(columns):
                line[column] += (
                    wets * wet[column]
                    + wets_after * wet_after[column]
                    + drys * dry[column]
                    + drys_after * dry_after[column]
                )
    return found


@machine_code
def entries_of(water, land):
    """Return dates and bins where something was seen, the bins that are used, and the place of each entry's bin among these.

    ``water`` and ``land`` are float64 of shape (dates, bins).
    """
    dates, bins = np.nonzero(water + land)
    place_of = np.full(water.shape[1], -1)
    place_of[bins] = 0
    used = np.flatnonzero(place_of == 0)
    place_of[used] = np.arange(len(used))
    return dates, bins, used, place_of[bins]


@machine_code
def likeliest_responses(by_bin, scale, levels, widths, of_water, of_land, reach, rounds):
    """Return of each lake the place of the width and the column that make what was seen most likely, shape (lakes, 2).

    The dates' levels are the best ones of each round. ``by_bin`` is the area of water and of land by lake, date and bin,
    float64 of shape (lakes, dates, 2, bins). The first guess is the middle of widths and columns; for the other arguments
    see :func:`log_likelihoods_of_levels` and :func:`log_likelihoods`.
    """
    columns, dates_of_all = of_water.shape[1], by_bin.shape[1]
    found = np.empty((len(by_bin), 2), np.int64)
    likely = np.empty((dates_of_all, len(levels)))
    for lake in range(len(by_bin)):
        # With few dates most bins are empty.
        dates, bins, used, cells = entries_of(by_bin[lake, :, 0], by_bin[lake, :, 1])
        water, land = np.empty(len(dates)), np.empty(len(dates))
        for entry in range(len(dates)):
            water[entry], land[entry] = (
                by_bin[lake, dates[entry], 0, bins[entry]],
                by_bin[lake, dates[entry], 1, bins[entry]],
            )
        width, column, best = len(widths) // 2, columns // 2, np.full(dates_of_all, -1)
        for _ in range(rounds if len(dates) else 0):
            wet, dry = of_water[:, column].copy(), of_land[:, column].copy()
            log_likelihoods_of_levels(
                dates, cells, water, land, scale[used], levels, widths[width], wet, dry, reach, likely
            )
            changed = False
            for date in range(dates_of_all):
                level = np.argmax(likely[date])
                changed |= level != best[date]
                best[date] = level
            if not changed:
                break
            above = scale[bins] - levels[best[dates]]
            place = np.argmax(log_likelihoods(above, water, land, widths, of_water, of_land, reach))
            width, column = place // columns, place % columns
        found[lake, 0], found[lake, 1] = width, column
    return found


@machine_code
def shares_of_cells(tables, own, group_of_bin, group_pixels, unknown):
    """Return the shares of water by bin and state, the variance of the cells, and how many seen pixels disagree, by date.

    ``tables`` is float64 of shape (dates, 3, BINS + 1, STATES), ``own`` the share of each date and bin, shape (dates, BINS).
    The pixels of a group of bins and a state say by how much the shares of its bins are off there; ``group_pixels`` pixels
    say that they are not. Bins that no other date observed have the share ``unknown``.
    """
    dates, groups = len(tables), group_of_bin[-1] + 1
    share = np.empty((dates, BINS + 1, STATES))
    variance, disagreement = np.zeros(dates), np.zeros(dates)
    for date in range(dates):
        water, land, gaps = tables[date, IS_WATER], tables[date, IS_LAND], tables[date, IS_HIDDEN]
        known = np.full((groups, STATES), group_pixels)
        excess, hidden, spread = np.zeros((groups, STATES)), np.zeros((groups, STATES)), np.zeros((groups, STATES))
        for place in range(BINS):
            group = group_of_bin[place]
            for state in range(STATES):
                seen = water[place, state] + land[place, state]
                known[group, state] += seen
                excess[group, state] += water[place, state] - own[date, place] * seen
        for place in range(BINS):
            group = group_of_bin[place]
            for state in range(STATES):
                part = own[date, place] + excess[group, state] / known[group, state]
                part = min(max(part, 0.0), 1.0)
                share[date, place, state] = part
                hidden[group, state] += gaps[place, state]
                spread[group, state] += part * (1 - part) * gaps[place, state]
                disagreement[date] += water[place, state] * (1 - part) + land[place, state] * part
        share[date, BINS] = unknown
        for group in range(groups):
            for state in range(STATES):
                variance[date] += hidden[group, state] * spread[group, state] / known[group, state]
    return share, variance, disagreement
