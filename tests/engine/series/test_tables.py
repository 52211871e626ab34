"""Counters, packed masks and tables, against counting by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from generated_series import ground_of

from engine.job import Job
from engine.series.kernels import BINS, NEVER, STATES
from engine.series.occurrence import Occurrence, enclosed, flooded, grown, rim_of
from engine.series.packing import PackedStack
from engine.series.tables import Pixels, cells_of, tabulate
from engine.series.uncertainty import shore_lengths


@pytest.fixture
def codes():
    """Masks of 9 dates and 37 pixels, 0, 1 and 255, some of them never or once observed."""
    generator = np.random.default_rng(5)
    found = generator.choice(np.array([0, 1, 255], np.uint8), (9, 37))
    found[:, 0] = 255
    found[1:, 1] = 255
    return found


def packed(codes):
    return PackedStack.of_pixels(codes)


def lakes_of(codes, *bounds, weights=None):
    """Return the pixels of lakes that end before the bounds and the last pixel."""
    return Pixels(packed(codes), np.array([0, *bounds, codes.shape[1]]), weights or [None] * (len(bounds) + 1))


def tables_of(codes, *trials):
    """Return the tables of all pixels as those of one lake; a trial is a date and the one whose gaps hide it."""
    return tabulate(lakes_of(codes), np.array([(0, *trial) for trial in trials], np.int64).reshape(-1, 3), Job())


def test_packed_codes_come_back(codes):
    stack = packed(codes)
    wanted = np.where(codes == 255, 2, codes)
    for start, stop in ((0, 37), (3, 4), (5, 30), (36, 37)):
        assert np.array_equal(stack.read(start, stop), wanted[:, start:stop])


def test_a_large_stack_lies_in_a_file(codes, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.series.packing._IN_MEMORY", 10)
    stack = PackedStack(9, 37, tmp_path / "stack")
    for date, own in enumerate(codes):
        stack.put(date, own)
    assert (tmp_path / "stack").stat().st_size == 9 * 10
    assert np.array_equal(stack.read(2, 35), np.where(codes == 255, 2, codes)[:, 2:35])


def by_hand(codes, date, pixel):
    """Return the bin and the state of a pixel on a date, as they are defined."""
    others = [code for place, code in enumerate(codes[:, pixel]) if place != date and code != 255]
    bin_ = int(100 * sum(code == 1 for code in others) / len(others) + 1e-6) if others else NEVER
    before = [int(code) for code in codes[:date, pixel] if code != 255]
    after = [int(code) for code in codes[date + 1 :, pixel] if code != 255]
    return bin_, 3 * (before[-1] if before else 2) + (after[0] if after else 2)


def test_tables_count_what_a_hand_counts(codes):
    weights = np.random.default_rng(1).uniform(0.5, 1.5, 37)
    # Of two lakes, the pixels of one of which are alike.
    table = tabulate(lakes_of(codes, 20, weights=[None, weights[20:]]), np.zeros((0, 3), np.int64), Job()).dates
    weights[:20] = 1.0
    wanted = np.zeros((2, 9, 3, BINS + 1, STATES))
    for date, pixel in itertools.product(range(9), range(37)):
        row = {1: 0, 0: 1, 255: 2}[int(codes[date, pixel])]
        wanted[(int(pixel >= 20), date, row, *by_hand(codes, date, pixel))] += weights[pixel]
    np.testing.assert_allclose(table, wanted, atol=1e-12)


def test_a_date_does_not_vote_on_itself():
    bins, states = np.divmod(cells_of(np.array([[1, 0], [1, 1], [2, 2]], np.uint8)), STATES)
    assert bins[1].tolist() == [100, 0]  # one other date of water, one of land
    assert bins[2].tolist() == [100, 50]
    assert states[2].tolist() == [3 * 1 + 2, 3 * 1 + 2]


def test_a_trial_hides_a_date_by_the_gaps_of_another(codes):
    trial = tables_of(codes, (2, 6)).trials[0]
    known, gaps = codes[2] != 255, codes[6] == 255
    assert trial.sum() == known.sum()
    assert trial[2].sum() == (known & gaps).sum()
    assert trial[0].sum() == (known & ~gaps & (codes[2] == 1)).sum()


def test_parts_make_no_difference(codes, monkeypatch):
    many = np.tile(codes, (1, 80))
    whole = tables_of(many, (2, 6), (3, 1))
    monkeypatch.setattr("engine.series.packing.AT_ONCE", 9 * 1024)
    parts = tables_of(many, (2, 6), (3, 1))
    assert np.array_equal(whole.dates, parts.dates) and np.array_equal(whole.trials, parts.trials)
    assert np.array_equal(whole.depth, parts.depth, equal_nan=True)


def test_shares_and_depth(codes):
    shares = lakes_of(codes, 12).observed_shares(Job())
    np.testing.assert_allclose(shares[0], (codes[:, :12] != 255).mean(axis=1))
    np.testing.assert_allclose(shares[1], (codes[:, 12:] != 255).mean(axis=1))
    tables = tables_of(codes)
    depth, bins = tables.depth[0], tables.bins
    seen, water = (codes != 255).sum(axis=0), (codes == 1).sum(axis=0)
    assert bins.tolist() == [int(100 * w / s + 1e-6) if s else NEVER for w, s in zip(water, seen, strict=True)]
    for date in range(9):
        hidden = np.sort((codes != 255).sum(axis=0)[codes[date] == 255])
        assert depth[date] == hidden[(len(hidden) - 1) // 2]


def test_the_shore_is_pi_quarters_of_the_edges():
    generator = np.random.default_rng(3)
    domain = generator.random((20, 25)) < 0.8
    ground = ground_of(domain)
    bins = np.full(domain.shape, -1)
    bins[domain] = generator.integers(0, 102, domain.sum())
    lengths = shore_lengths(bins[domain].astype(np.int16), ground)
    for level in (0, 1, 40, 100):
        water = domain & (bins >= level) & (bins < NEVER)
        down = (water[1:] != water[:-1]) & domain[1:] & domain[:-1]
        across = (water[:, 1:] != water[:, :-1]) & domain[:, 1:] & domain[:, :-1]
        assert lengths[level] == pytest.approx(np.pi / 4 * (down.sum() + across.sum()))


def test_the_domain_is_what_is_wet_at_the_point_and_a_pixel_around():
    codes = np.zeros((20, 12, 12), np.uint8)
    codes[:, 3:6, 3:6] = 1
    codes[:, 9:11, 9:11] = 1  # another lake
    codes[0, 3, 6] = 1  # one date in twenty is enough
    occurrence = Occurrence((12, 12))
    for one in codes:
        occurrence.add(one)
    wanted = np.zeros((12, 12), bool)
    wanted[2:7, 2:7] = wanted[2:5, 5:8] = True
    assert np.array_equal(grown(occurrence.wet(), (4, 4)), wanted)
    assert not grown(occurrence.wet(), (0, 0)).any()


def test_ground_that_no_date_observed_belongs_to_the_lake_around_it():
    domain = np.ones((9, 9), bool)
    domain[3:5, 3:5] = domain[6, 6] = domain[0, :] = False
    observed = np.ones((9, 9), bool)
    observed[3:5, 3:5] = observed[0, 4] = False  # a hole within, and one at the edge; (6, 6) is an island that was seen
    wanted = np.zeros((9, 9), bool)
    wanted[3:5, 3:5] = True
    assert np.array_equal(enclosed(domain, observed), wanted)


def test_a_flood_widens_the_domain_and_an_alley_does_not():
    domain = np.zeros((40, 40), bool)
    domain[10:20, 10:20] = True
    codes = domain.astype(np.uint8)
    assert flooded(codes, domain, rim_of(domain)) is None
    codes[12:18, 20:30] = 1
    codes[30:36, 30:36] = 1  # not connected
    reached = np.zeros_like(domain)
    reached[12:18, 20:30] = True
    assert np.array_equal(flooded(codes, domain, rim_of(domain)), reached)
    narrow = domain.astype(np.uint8)
    narrow[15, 20:40] = 1
    assert flooded(narrow, domain, rim_of(domain)) is None
