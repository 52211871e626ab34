"""The operations on pixels from their values to their labels, for models of one shape, as machine code."""

from __future__ import annotations

from collections.abc import Callable

from llvmlite import ir

from .vector_code import BYTE, FLOAT, INDEX, LANES, WHOLE, VectorCode, compiled_once

#: Norm of an embedding, of weights scaled to 1, below which it is mostly rounding and underflow.
MINIMUM_NORM = 1e-15
#: Landmarks that are interleaved, so that a pixel's values are fetched once for all of them. Tables of landmarks are
#: padded to a multiple.
INTERLEAVED = 4
#: The label of pixels that are not observed.
MISSING = 255
#: The label of pixels that are too far from all landmarks, until the nearest landmark gives theirs.
FAR = 254

_NUMBERS, _BYTES, _WHOLES = FLOAT.as_pointer(), BYTE.as_pointer(), WHOLE.as_pointer()


@compiled_once
def label_code(bands: int, features: int, clusters: int, by_norm: bool, embedded: bool) -> Callable[..., None]:
    """Return a function that labels pixels; making it takes some 40 ms.

    It takes: values (bands, pixels) and the number of pixels, at least LANES; uint8 labels to write; what scales, of shape
    (2 bands + 2,): shifts, factors, the minimum norm, and the rate of the affinity; the table of landmarks and its number of
    rows (see :meth:`_PixelCode.embed`); the table of centres, of shape (clusters, 1 + features): -|c|²/2 and c.
    """
    code = _PixelCode([_NUMBERS, INDEX, _BYTES, _NUMBERS, _NUMBERS, INDEX, _NUMBERS], bands, features)
    values, pixels, labels, scaling, table, landmarks, centres = code.arguments

    def work(first: ir.Value) -> None:
        valid, squares = code.scale(values, pixels, first, scaling, by_norm)
        code.store_bytes(code.whole(MISSING), labels, first)
        # A third of a satellite's scene lies outside of its slanted square.
        with code.builder.if_then(code.any(valid)):
            embedding, norms = code.values, code.number(1)
            if embedded:
                rate = code.load_broadcast(scaling, code.index(2 * bands + 1))
                embedding, norms = code.embed(code.builder.fmul(squares, rate), table, landmarks)
            far = code.builder.fcmp_ordered("<", norms, code.number(MINIMUM_NORM))
            found = code.builder.select(far, code.whole(FAR), code.nearest(embedding, norms, centres, clusters))
            code.store_bytes(code.builder.select(valid, found, code.whole(MISSING)), labels, first)

    code.for_pixels(pixels, work)
    return code.compile()


@compiled_once
def embed_code(bands: int, features: int) -> Callable[..., None]:
    """Return a function that embeds scaled pixels.

    It takes: values (bands, pixels) and the number of pixels, at least LANES; what to write, (features, pixels), of norm 1,
    or 0 where a pixel is too far from all landmarks; the table of landmarks and its number of rows; and an array of the rate
    of the affinity.
    """
    code = _PixelCode([_NUMBERS, INDEX, _NUMBERS, _NUMBERS, INDEX, _NUMBERS], bands, features)
    values, pixels, embeddings, table, landmarks, rate = code.arguments

    def work(first: ir.Value) -> None:
        squares = code.take(values, pixels, first)
        embedding, norms = code.embed(
            code.builder.fmul(squares, code.load_broadcast(rate, code.index(0))), table, landmarks
        )
        far = code.builder.fcmp_ordered("<", norms, code.number(MINIMUM_NORM))
        factor = code.builder.select(
            far, code.number(0), code.builder.fdiv(code.number(1), code.larger(norms, code.number(1e-30)))
        )
        for number in range(features):
            unit = code.builder.fmul(code.builder.load(code.builder.gep(embedding, [code.index(number)])), factor)
            code.store(unit, embeddings, code.builder.add(first, code.builder.mul(pixels, code.index(number))))

    code.for_pixels(pixels, work)
    return code.compile()


@compiled_once
def sum_code(bands: int) -> Callable[..., None]:
    """Return a function that adds up the affinities of scaled pixels to each landmark, and finds the nearest landmark.

    It takes: values (bands, pixels) and the number of pixels, a multiple of LANES; the sums, (landmarks, LANES), to add to;
    the numbers of the nearest landmarks to write, int32; the table of landmarks, of 1 + bands columns, and its number of
    rows; and an array of the rate of the affinity.
    """
    code = _PixelCode([_NUMBERS, INDEX, _NUMBERS, _WHOLES, _NUMBERS, INDEX, _NUMBERS], bands, 0)
    values, pixels, sums, nearest, table, landmarks, rate = code.arguments
    builder = code.builder

    def work(first: ir.Value) -> None:
        base = builder.fmul(code.take(values, pixels, first), code.load_broadcast(rate, code.index(0)))

        def add(landmark: ir.Value, best: ir.Value, label: ir.Value) -> list[ir.Value]:
            for other, exponents in enumerate(code.exponents(base, table, landmark)):
                number = builder.add(landmark, code.index(other))
                better = builder.fcmp_ordered(">", exponents, best)
                best = builder.select(better, exponents, best)
                label = builder.select(better, code.broadcast(builder.trunc(number, WHOLE)), label)
                offset = builder.mul(number, code.index(LANES))
                code.store(builder.fadd(code.load(sums, offset), code.power_of_two(exponents)), sums, offset)
            return [best, label]

        _, label = code.loop(landmarks, add, [code.number(-3e38), code.whole(0)], INTERLEAVED)
        code.store(label, nearest, first)

    code.for_pixels(pixels, work)
    return code.compile()


class _PixelCode(VectorCode):
    """The parts of these functions. Values of the pixels at hand stay in ``values``, one vector for each band."""

    def __init__(self, arguments: list[ir.Type], bands: int, features: int) -> None:
        super().__init__("pixels", arguments)
        self._bands, self._features = bands, features
        self.values = self.allocate(bands)
        self._embedding = self.allocate(max(features, 1))

    def for_pixels(self, pixels: ir.Value, work: Callable[[ir.Value], None]) -> None:
        """Repeat ``work``, which takes the number of the first pixel, for all pixels."""

        def each(start: ir.Value) -> tuple[()]:
            # The last vector overlaps the one before, as vectors are always full.
            last = self.builder.sub(pixels, self.index(LANES))
            work(self.builder.select(self.builder.icmp_signed("<", start, last), start, last))
            return ()

        self.loop(pixels, each, step=LANES)

    def take(self, values: ir.Value, pixels: ir.Value, first: ir.Value) -> ir.Value:
        """Fetch the pixels from the first one on; return |x|²."""

        def fetch(band: ir.Value, squares: ir.Value) -> list[ir.Value]:
            value = self.load(values, self.builder.add(first, self.builder.mul(pixels, band)))
            self.builder.store(value, self._vector(band))
            return [self.multiply_add(value, value, squares)]

        return self.loop(self.index(self._bands), fetch, [self.number(0)])[0]

    def scale(
        self, values: ir.Value, pixels: ir.Value, first: ir.Value, scaling: ir.Value, by_norm: bool
    ) -> tuple[ir.Value, ir.Value]:
        """Fetch and scale the pixels from the first one on; return which are observed, and |x|²."""
        builder, zero = self.builder, self.number(0)
        squares = self.take(values, pixels, first)
        norms = (
            self.larger(self.root(squares), self.load_broadcast(scaling, self.index(2 * self._bands)))
            if by_norm
            else None
        )

        def move(band: ir.Value, squares: ir.Value, invalid: ir.Value) -> list[ir.Value]:
            value = builder.load(self._vector(band))
            # 0 times a number is 0, unless the number is infinite or NaN.
            invalid = self.multiply_add(value, zero, invalid)
            if norms is not None:
                value = builder.fdiv(value, norms)
            factor = self.load_broadcast(scaling, builder.add(band, self.index(self._bands)))
            value = builder.fmul(builder.fsub(value, self.load_broadcast(scaling, band)), factor)
            builder.store(value, self._vector(band))
            return [self.multiply_add(value, value, squares), invalid]

        squares, invalid = self.loop(self.index(self._bands), move, [zero, zero])
        return builder.fcmp_ordered("==", invalid, zero), squares

    def exponents(self, base: ir.Value, table: ir.Value, landmark: ir.Value) -> list[ir.Value]:
        """Return log2 of the affinities to INTERLEAVED landmarks, from one on.

        A row of the table begins with rate |l|² and the -2 rate l of the bands; ``base`` is rate |x|².
        """
        rows = self._rows(table, landmark)
        starts = [self.builder.fadd(base, self.load_broadcast(row, self.index(0))) for row in rows]
        return self._products(rows, self.values, self._bands, starts)

    def embed(self, base: ir.Value, table: ir.Value, landmarks: ir.Value) -> tuple[ir.Value, ir.Value]:
        """Embed the pixels; return where in memory the embedding is, and the norms.

        A row of the table ends with the landmark's weights, one for each feature.
        """

        def add(landmark: ir.Value, *sums: ir.Value) -> tuple[ir.Value, ...]:
            exponents = self.exponents(base, table, landmark)
            for row, exponent in zip(self._rows(table, landmark), exponents, strict=True):
                affinity = self.power_of_two(exponent)
                weights = [
                    self.load_broadcast(row, self.index(1 + self._bands + number)) for number in range(self._features)
                ]
                sums = tuple(
                    self.multiply_add(weight, affinity, total) for weight, total in zip(weights, sums, strict=True)
                )
            return sums

        squares = self.number(0)
        for number, value in enumerate(self.loop(landmarks, add, [squares] * self._features, INTERLEAVED)):
            self.builder.store(value, self.builder.gep(self._embedding, [self.index(number)]))
            squares = self.multiply_add(value, value, squares)
        return self._embedding, self.root(squares)

    def nearest(self, embedding: ir.Value, norms: ir.Value, centres: ir.Value, clusters: int) -> ir.Value:
        """Return the centre of the largest c·f/|f| - |c|²/2, times |f|."""
        builder = self.builder

        def compare(cluster: ir.Value, best: ir.Value, label: ir.Value) -> tuple[ir.Value, ir.Value]:
            row = builder.gep(centres, [builder.mul(cluster, self.index(1 + self._features))])
            start = builder.fmul(norms, self.load_broadcast(row, self.index(0)))
            (score,) = self._products([row], embedding, self._features, [start])
            better = builder.fcmp_ordered(">", score, best)
            number = self.broadcast(builder.trunc(cluster, WHOLE))
            return builder.select(better, score, best), builder.select(better, number, label)

        return self.loop(self.index(clusters), compare, [self.number(-3e38), self.whole(0)])[1]

    def _vector(self, band: ir.Value) -> ir.Value:
        return self.builder.gep(self.values, [band])

    def _rows(self, table: ir.Value, first: ir.Value) -> list[ir.Value]:
        builder, width = self.builder, self.index(1 + self._bands + self._features)
        return [
            builder.gep(table, [builder.mul(builder.add(first, self.index(other)), width)])
            for other in range(INTERLEAVED)
        ]

    def _products(self, rows: list[ir.Value], vectors: ir.Value, count: int, starts: list[ir.Value]) -> list[ir.Value]:
        """Return start + row · vector for several rows, whose first number is left out."""

        def add(position: ir.Value, *totals: ir.Value) -> list[ir.Value]:
            value, number = (
                self.builder.load(self.builder.gep(vectors, [position])),
                self.builder.add(position, self.index(1)),
            )
            return [
                self.multiply_add(self.load_broadcast(row, number), value, total)
                for row, total in zip(rows, totals, strict=True)
            ]

        return self.loop(self.index(count), add, starts)
