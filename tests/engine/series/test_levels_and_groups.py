"""What a date's table says of its level and of its hidden pixels, beside the method written out pixel by pixel."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.series.filling import LEVELS, Response, fill_dates, learn_responses
from engine.series.kernels import BINS, IS_HIDDEN, IS_LAND, IS_WATER, NEVER, STATES


def wet_at(level, bin_number, width):
    """Return the share of water of a bin at a level: a logistic shore on the arcsine of the root of the occurrence."""
    away = (math.asin(math.sqrt(bin_number / 100)) - level) / width
    return 1 / (1 + math.exp(-min(max(away, -30), 30)))


def tables_of(levels, known, random, pixels=400):
    """Return tables of dates at levels: their pixels are called water as a response says, a third of them hidden."""
    tables = np.zeros((len(levels), 3, BINS + 1, STATES))
    for date, level in enumerate(levels):
        for number in range(0, BINS, 3):
            wet = wet_at(level, number, known.width)
            called = known.false_water + (1 - known.false_water - known.missed_water) * wet
            for state in range(STATES):
                count = random.integers(0, 2 * pixels // STATES)
                water, hidden = random.binomial(count, called), random.integers(0, pixels // (3 * STATES))
                tables[date, [IS_WATER, IS_LAND, IS_HIDDEN], number, state] = water, count - water, hidden
        tables[date, IS_HIDDEN, NEVER, 8] = 5
    return tables


@pytest.mark.parametrize(
    "known", [Response(0.06, 0.01, 0.04), Response(0.13, 0.04, 0.002), Response(0.03, 0.002, 0.08)]
)
def test_the_response_that_made_the_tables_is_found(known):
    random = np.random.default_rng(3)
    tables = tables_of(random.choice(LEVELS[30:130], 25), known, random)
    other = Response(0.02, 0.002, 0.002)
    more = tables_of(random.choice(LEVELS[30:130], 25), other, random)
    assert learn_responses(np.stack([tables, more, np.zeros_like(more)])) == [known, other, Response()]


def by_hand(table, response):
    """Return filled area and the parts of its variance, from the shares of water of each level, bin and group."""
    water, land, gaps = (table[kind, :BINS].sum(axis=1) for kind in (IS_WATER, IS_LAND, IS_HIDDEN))
    wet = np.array([[wet_at(level, number, response.width) for number in range(BINS)] for level in LEVELS])
    called = response.false_water + (1 - response.false_water - response.missed_water) * wet
    area = wet @ (water + land + gaps)
    steps = np.abs(np.gradient(area)) + 1e-3 * (water + land + gaps).sum() / len(LEVELS)
    log_chance = [
        0.1 * sum(w * math.log(c) + d * math.log(1 - c) for w, d, c in zip(water, land, row, strict=True))
        + math.log(step)
        for row, step in zip(called, steps, strict=True)
    ]
    chance = np.exp(np.array(log_chance) - max(log_chance))
    chance /= chance.sum()
    expected = chance @ wet

    def own(share):
        return (water + 30 * share) / (water + land + 30)

    at_levels = np.array([(own(row) * gaps).sum() for row in wet])
    level_variance = (chance * (at_levels - (chance * at_levels).sum()) ** 2).sum()
    filled, cell_variance, disagreement = water.sum() + 0.5 * table[IS_HIDDEN, NEVER].sum(), 0.0, 0.0
    shares = own(expected)
    for group in range(10):
        bins = range(10 * group, BINS if group == 9 else 10 * group + 10)
        for state in range(STATES):
            seen = sum(table[IS_WATER, b, state] + table[IS_LAND, b, state] for b in bins)
            more = sum(
                table[IS_WATER, b, state] - shares[b] * (table[IS_WATER, b, state] + table[IS_LAND, b, state])
                for b in bins
            ) / (seen + 10)
            part = {b: min(max(shares[b] + more, 0), 1) for b in bins}
            hidden = sum(table[IS_HIDDEN, b, state] for b in bins)
            filled += sum(part[b] * table[IS_HIDDEN, b, state] for b in bins)
            disagreement += sum(
                table[IS_WATER, b, state] * (1 - part[b]) + table[IS_LAND, b, state] * part[b] for b in bins
            )
            if hidden:
                spread = sum(part[b] * (1 - part[b]) * table[IS_HIDDEN, b, state] for b in bins) / hidden
                cell_variance += hidden**2 * spread / (seen + 10)
    missed = (disagreement / (water + land).sum() * gaps.sum()) ** 2
    return filled, level_variance, cell_variance, missed, (chance * LEVELS).sum()


def test_dates_are_filled_by_level_bin_and_group():
    random, response = np.random.default_rng(5), Response(0.08, 0.01, 0.04)
    tables = tables_of([0.3, 0.8, 1.3], response, random, pixels=60)
    other = Response(0.03, 0.04, 0.002)
    # Lakes that answer in different ways, side by side.
    fills = fill_dates(np.stack([tables, tables, tables[::-1]]), [response, other, response])
    found = np.stack(
        [fills.filled, fills.level_variance, fills.cell_variance, fills.disagreement, fills.level], axis=-1
    )
    for lake, (of_lake, answer) in enumerate(((tables, response), (tables, other), (tables[::-1], response))):
        for date, table in enumerate(of_lake):
            assert found[lake, date] == pytest.approx(by_hand(table, answer), rel=1e-9)
