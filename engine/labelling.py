"""Labelling pixels: scaled, placed in the embedding and given to the nearest centre in one go, sixteen at a time."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from llvmlite import ir
from numpy.typing import ArrayLike, NDArray

from .scaling import SpectralScaler
from .vector_code import BYTE, FLOAT, INT, INTS, LANES, VectorCode

#: Norm of an embedding, of weights scaled to 1, below which rounding and underflow begin to speak.
LEAST_NORM = 1e-15
#: Landmarks that are worked on together, so that a pixel's values are fetched once for all of them.
_TOGETHER = 4
#: What the labels say of pixels that are not observed.
MISSING = 255
#: And of pixels that are too far from all landmarks, until something else decides.
_FAR = 254


@dataclass(frozen=True)
class GaussianEmbedding:
    """Places a pixel x by its affinities to landmarks: f = k(x, L) W, with k(x, l) = exp(-gamma |x - l|²).

    Attributes
    ----------
    landmarks : ndarray of float64, shape (landmarks, bands)
        In scaled units.
    gamma : float
    weights : ndarray of float64, shape (landmarks, dimensions)
    """

    landmarks: NDArray[np.float64]
    gamma: float
    weights: NDArray[np.float64]


class Labeller:
    """Labels pixels by the nearest centre, of their scaled values or of their embedding divided by its norm.

    Parameters
    ----------
    scaler : SpectralScaler
    centres : ndarray of float64, shape (clusters, bands) or (clusters, dimensions)
        At most 250 clusters.
    embedding : GaussianEmbedding, optional
    far : callable, optional
        Takes scaled pixels of shape (pixels, bands), in double precision, that are so far from all landmarks that their
        affinities are next to nothing, and returns their labels. Needed with an embedding.
    """

    def __init__(
        self,
        scaler: SpectralScaler,
        centres: NDArray[np.float64],
        embedding: GaussianEmbedding | None = None,
        far: Callable[[NDArray[np.float64]], ArrayLike] | None = None,
    ) -> None:
        if len(centres) > 250:
            raise ValueError(f"at most 250 clusters can be told apart, not {len(centres)}")
        self._scaler, self._far = scaler, far
        bands, features = len(scaler.mean_), centres.shape[1]
        shift = scaler.mean_
        rate, table = 0.0, np.zeros((0, 0))
        if embedding is None:
            # Counted from the middle of the centres, so that single precision is not spent on what all of them share.
            middle = centres.mean(axis=0)
            centres, shift = centres - middle, shift + middle * scaler.scale_
        else:
            # exp(-gamma |x - l|²) is 2 to the power of rate (|x|² + |l|²) - 2 rate x·l: the number of operations is what
            # counts, and powers of two need the fewest.
            rate = -embedding.gamma * float(np.log2(np.e))
            landmarks = embedding.landmarks
            squares = rate * np.square(landmarks).sum(axis=1)
            # Only the direction of an embedding counts: single precision is at its best around 1.
            weights = embedding.weights / np.abs(embedding.weights).max()
            table = np.column_stack([squares, -2 * rate * landmarks, weights])
            # Rows of zeros, the weights among them, add nothing.
            table = np.pad(table, ((0, -len(table) % _TOGETHER), (0, 0)))
        self._scaling = _single(np.concatenate([shift, 1.0 / scaler.scale_, [scaler.floor_, rate]]))
        self._table = _single(table)
        # The nearest centre is the one of the largest c·f - |c|²/2.
        self._centres = _single(np.column_stack([-0.5 * np.square(centres).sum(axis=1), centres]))
        self._code = _code(bands, features, len(centres), scaler.scaling == "shape", embedding is not None)

    def label(self, columns: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Label pixels of shape (bands, pixels): from 0, and MISSING where a band is NaN or infinite."""
        pixels = columns.shape[1]
        if pixels < LANES:
            columns = np.pad(columns, ((0, 0), (0, LANES - pixels)))
        columns = _single(columns)
        labels = np.empty(columns.shape[1], dtype=np.uint8)
        self._code(columns, labels, self._scaling, self._table, self._centres)
        labels = labels[:pixels]
        far = np.flatnonzero(labels == _FAR)
        if far.size and self._far:
            labels[far] = self._far(self._scaler.transform(columns[:, far].T.astype(np.float64)))
        return labels


def _single(values: NDArray[np.floating]) -> NDArray[np.float32]:
    return np.ascontiguousarray(values, dtype=np.float32)


@lru_cache(maxsize=32)
def _code(bands: int, features: int, clusters: int, by_norm: bool, embedded: bool) -> Callable[..., None]:
    """Return the function that labels; for each shape of a model it is made once, which takes some 50 ms."""
    keep, address = _LabelCode(bands, features, clusters, by_norm, embedded).compile()
    pointer, count = ctypes.c_void_p, ctypes.c_int64
    call = ctypes.CFUNCTYPE(None, pointer, count, pointer, pointer, pointer, count, pointer)(address)

    def run(
        columns: NDArray, labels: NDArray, scaling: NDArray, table: NDArray, centres: NDArray, _keep: object = keep
    ) -> None:
        rows, pixels = len(table), columns.shape[1]
        places = [array.ctypes.data for array in (columns, labels, scaling, table, centres)]
        # Other threads run meanwhile: ctypes sees to that.
        call(places[0], pixels, *places[1:4], rows, places[4])

    return run


class _LabelCode(VectorCode):
    """The operations from a pixel's values to its label, for models of one shape."""

    def __init__(self, bands: int, features: int, clusters: int, by_norm: bool, embedded: bool) -> None:
        numbers = FLOAT.as_pointer()
        super().__init__("label", [numbers, INT, BYTE.as_pointer(), numbers, numbers, INT, numbers])
        self._columns, self._pixels, self._labels, self._scaling, self._table, self._landmarks, self._centres = (
            self.arguments
        )
        self._bands, self._features, self._clusters, self._by_norm = bands, features, clusters, by_norm
        self._values = self.room(bands)
        self._place = self.room(features) if embedded else self._values
        self._zero = self.number(0)

        def label(start: ir.Value) -> tuple[()]:
            # The last pixels are worked on together with some that have been already: vectors are always full.
            last = self.at.sub(self._pixels, self.index(LANES))
            first = self.at.select(self.at.icmp_signed("<", start, last), start, last)
            valid, squares = self._scale(first)
            norms = self._embed(squares) if embedded else self.number(1)
            far = self.at.fcmp_ordered("<", norms, self.number(LEAST_NORM))
            found = self.at.select(far, self.whole(_FAR), self._nearest(norms))
            self.store_bytes(self.at.select(valid, found, self.whole(MISSING)), self._labels, first)
            return ()

        self.loop(self._pixels, label, step=LANES)

    def _scale(self, first: ir.Value) -> tuple[ir.Value, ir.Value]:
        """Scale the pixels from the first one on; return which are observed, and |x|²."""
        at = self.at

        def take(band: ir.Value, squares: ir.Value, holes: ir.Value) -> list[ir.Value]:
            values = self.load(self._columns, at.add(first, at.mul(self._pixels, band)))
            at.store(values, at.gep(self._values, [band]))
            # 0 times a number is 0, unless the number is infinite or NaN.
            return [self.multiply_add(values, values, squares), self.multiply_add(values, self._zero, holes)]

        squares, holes = self.loop(self.index(self._bands), take, [self._zero, self._zero])
        floor = self.same(self._scaling, self.index(2 * self._bands))
        norms = self.larger(self.root(squares), floor) if self._by_norm else None

        def move(band: ir.Value, squares: ir.Value) -> list[ir.Value]:
            values = at.load(at.gep(self._values, [band]))
            if norms is not None:
                values = at.fdiv(values, norms)
            factor = self.same(self._scaling, at.add(band, self.index(self._bands)))
            values = at.fmul(at.fsub(values, self.same(self._scaling, band)), factor)
            at.store(values, at.gep(self._values, [band]))
            return [self.multiply_add(values, values, squares)]

        (squares,) = self.loop(self.index(self._bands), move, [self._zero])
        return at.fcmp_ordered("==", holes, self._zero), squares

    def _embed(self, squares: ir.Value) -> ir.Value:
        """Place the pixels in the embedding; return the norms there."""
        at, bands, features = self.at, self._bands, self._features
        base = at.fmul(squares, self.same(self._scaling, self.index(2 * bands + 1)))

        def add(landmark: ir.Value, *sums: ir.Value) -> tuple[ir.Value, ...]:
            rows = [
                self._row(self._table, at.add(landmark, self.index(other)), 1 + bands + features)
                for other in range(_TOGETHER)
            ]
            starts = [at.fadd(base, self.same(row, self.index(0))) for row in rows]
            for row, exponents in zip(rows, self._products(rows, self._values, bands, starts), strict=True):
                affinity = self.power_of_two(exponents)
                weights = [self.same(row, self.index(1 + bands + number)) for number in range(features)]
                sums = tuple(
                    self.multiply_add(weight, affinity, total) for weight, total in zip(weights, sums, strict=True)
                )
            return sums

        squares = self._zero
        for number, values in enumerate(self.loop(self._landmarks, add, [self._zero] * features, _TOGETHER)):
            at.store(values, at.gep(self._place, [self.index(number)]))
            squares = self.multiply_add(values, values, squares)
        return self.root(squares)

    def _nearest(self, norms: ir.Value) -> ir.Value:
        """Return the centre of the largest c·f/|f| - |c|²/2, times |f|."""
        at = self.at

        def compare(cluster: ir.Value, best: ir.Value, label: ir.Value) -> tuple[ir.Value, ir.Value]:
            row = self._row(self._centres, cluster, 1 + self._features)
            start = at.fmul(norms, self.same(row, self.index(0)))
            (score,) = self._products([row], self._place, self._features, [start])
            better = at.fcmp_ordered(">", score, best)
            number = self.spread(at.trunc(cluster, INTS.element))
            return at.select(better, score, best), at.select(better, number, label)

        _, label = self.loop(self.index(self._clusters), compare, [self.number(-3e38), self.whole(0)])
        return label

    def _row(self, table: ir.Value, number: ir.Value, width: int) -> ir.Value:
        return self.at.gep(table, [self.at.mul(number, self.index(width))])

    def _products(self, rows: list[ir.Value], vectors: ir.Value, count: int, starts: list[ir.Value]) -> list[ir.Value]:
        """Return start + row · vector for several rows, whose first number is left out."""

        def add(place: ir.Value, *totals: ir.Value) -> list[ir.Value]:
            values, number = self.at.load(self.at.gep(vectors, [place])), self.at.add(place, self.index(1))
            return [
                self.multiply_add(self.same(row, number), values, total)
                for row, total in zip(rows, totals, strict=True)
            ]

        return self.loop(self.index(count), add, starts)
