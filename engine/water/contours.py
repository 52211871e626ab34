"""Lines of one level through a raster of any size, between the pixel centres: marching squares, window by window.

Each square of four pixel centres gives at most two pieces of line. Pieces of all windows are chained by the sides of the
squares that they cross. Where a corner was not observed there is no piece, so that no line runs along a gap: it ends there.
W. E. Lorensen, H. E. Cline: Marching cubes. Computer Graphics 21(4), 1987, in two dimensions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

# Sides of a square, and pieces from side to side by which corners lie inside (bits: top left 1, top right 2, bottom right 4,
# bottom left 8). The inside is on the left hand, as seen with rows downwards.
_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)
_PIECES: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((_LEFT, _TOP),), 2: ((_TOP, _RIGHT),), 4: ((_RIGHT, _BOTTOM),), 8: ((_BOTTOM, _LEFT),),
    14: ((_TOP, _LEFT),), 13: ((_RIGHT, _TOP),), 11: ((_BOTTOM, _RIGHT),), 7: ((_LEFT, _BOTTOM),),
    3: ((_LEFT, _RIGHT),), 6: ((_TOP, _BOTTOM),), 12: ((_RIGHT, _LEFT),), 9: ((_BOTTOM, _TOP),),
    5: ((_LEFT, _TOP), (_RIGHT, _BOTTOM)), 10: ((_TOP, _RIGHT), (_BOTTOM, _LEFT)),
}  # fmt: skip
#: Saddles whose middle lies inside.
_JOINED = {5: ((_RIGHT, _TOP), (_LEFT, _BOTTOM)), 10: ((_TOP, _LEFT), (_BOTTOM, _RIGHT))}
#: A line never passes through a pixel centre itself: there the pieces of four squares would meet.
_CLEAR_OF_CENTRES = 1e-6


@dataclass(frozen=True)
class Pieces:
    """Pieces of line.

    Attributes
    ----------
    start, end : ndarray of int64, shape (pieces,)
        The sides that they cross, numbered through the raster.
    begin, finish : ndarray of float64, shape (pieces, 2)
        Where: x to the right and y downwards, in pixels from the raster's corner.
    gap : ndarray of bool, shape (pieces,)
        The piece closes an outline along what was not observed.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    begin: Floats
    finish: Floats
    gap: NDArray[np.bool_]

    @classmethod
    def joined(cls, parts: Sequence[Pieces]) -> Pieces:
        """Return the pieces of several windows as one."""
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__dataclass_fields__))


@dataclass(frozen=True)
class Line:
    """A line: its points, shape (points, 2), whether it is a ring, and which of its parts run along a gap.

    The first point of a ring is not repeated; there is a part from each point to the next, and from the last to the first.
    """

    points: Floats
    ring: bool
    gap: NDArray[np.bool_]

    @property
    def area(self) -> float:
        """The signed area that a ring encloses, or a line with the straight line between its ends, in pixels."""
        return signed_area(self.points)


def signed_area(points: Floats) -> float:
    """Return the area of a ring, positive where the inside lies on the left hand with y upwards."""
    xs, ys = (points - points[0]).T
    return 0.5 * float(np.dot(xs, np.roll(ys, -1)) - np.dot(ys, np.roll(xs, -1)))


def pieces_of(values: Floats, level: float, corner: tuple[int, int], width: int, outlines: bool = False) -> Pieces:
    """Return the pieces of line in an array.

    Parameters
    ----------
    values : ndarray, shape (rows, columns)
        NaN where not observed.
    level : float
        What is at or above it is inside.
    corner : (int, int)
        Row and column of the first pixel in the raster; -1 for a border around it.
    width : int
        Columns of the raster.
    outlines : bool
        What was not observed counts as outside, and lines run half way between pixel centres there: they close.
    """
    seen = np.isfinite(values)
    inside = seen & (np.nan_to_num(values) >= level)
    filled = np.where(seen, values, level)
    corners = [(slice(0, -1), slice(0, -1)), (slice(0, -1), slice(1, None)), (slice(1, None), slice(1, None)),
               (slice(1, None), slice(0, -1))]  # fmt: skip
    cases = sum((inside[part].astype(np.uint8) << bit for bit, part in enumerate(corners)), np.uint8(0))
    known = np.logical_and.reduce([seen[part] for part in corners])
    middle = sum(filled[part] for part in corners) / 4 >= level
    found = []
    for case, pieces in _PIECES.items():
        here = cases == case
        if not outlines:
            here &= known
        for when, which in ((here & ~middle, pieces), (here & middle, _JOINED.get(case, pieces))):
            rows, columns = np.nonzero(when)
            if not rows.size:
                continue
            for first, second in which:
                ends = [_crossing(side, rows, columns, filled, seen, level, corner, width) for side in (first, second)]
                found.append(Pieces(ends[0][0], ends[1][0], ends[0][1], ends[1][1], ~known[rows, columns]))
    nothing = np.empty(0, np.int64)
    return Pieces.joined([*found, Pieces(nothing, nothing, np.empty((0, 2)), np.empty((0, 2)), nothing.astype(bool))])


def _crossing(
    side: int,
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    values: Floats,
    seen: NDArray[np.bool_],
    level: float,
    corner: tuple[int, int],
    width: int,
) -> tuple[NDArray[np.int64], Floats]:
    """Return the numbers of sides of squares, and where the level is reached on them."""
    rows, columns = rows + (side == _BOTTOM), columns + (side == _RIGHT)
    upright = side in (_LEFT, _RIGHT)
    others = rows + upright, columns + (not upright)
    one, other = values[rows, columns], values[others]
    with np.errstate(divide="ignore", invalid="ignore"):
        along = (level - one) / (other - one)
    along = np.where(seen[rows, columns] & seen[others], along, 0.5)
    along = np.clip(along, _CLEAR_OF_CENTRES, 1 - _CLEAR_OF_CENTRES)
    top, left = rows.astype(np.int64) + corner[0], columns.astype(np.int64) + corner[1]
    numbers = 2 * ((top + 1) * (width + 2) + left + 1) + upright
    xs, ys = left + 0.5 + along * (not upright), top + 0.5 + along * upright
    return numbers, np.stack([xs, ys], axis=1)


def chained(pieces: Pieces) -> Iterator[Line]:
    """Yield the lines that the pieces make, in the order of their first sides."""
    order = np.argsort(pieces.start, kind="stable")
    starts = pieces.start[order]
    position = np.searchsorted(starts, pieces.end)
    exists = position < len(starts)
    exists[exists] = starts[position[exists]] == pieces.end[exists]
    following = np.where(exists, order[np.minimum(position, max(len(order) - 1, 0))] if len(order) else position, -1)
    first = np.ones(len(following), dtype=bool)
    first[following[following >= 0]] = False
    after, done = following.tolist(), np.zeros(len(following), dtype=bool).tolist()
    heads = order[first[order]].tolist()
    for head in (*heads, *order.tolist()):
        if done[head]:
            continue
        chain, piece = [], head
        while piece >= 0 and not done[piece]:
            done[piece] = True
            chain.append(piece)
            piece = after[piece]
        points, ring = pieces.begin[chain], piece >= 0
        if not ring:
            points = np.concatenate([points, pieces.finish[chain[-1:]]])
        yield Line(points, ring, pieces.gap[chain])


def smoothed(line: Line, rounds: int = 4) -> Line:
    """Return a line with its corners rounded off that keeps its area, its ends, and the number of its points.

    Each round takes the mean of each point (twice) and its neighbours. Then the line is moved outwards, or inwards, by as much
    as its area has changed.
    """
    points = line.points
    if len(points) < 5:
        return line
    for _ in range(rounds):
        mean = (np.roll(points, 1, axis=0) + 2 * points + np.roll(points, -1, axis=0)) / 4
        points = mean if line.ring else np.concatenate([points[:1], mean[1:-1], points[-1:]])
    tangents = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
    lengths = np.hypot(*tangents.T)[:, np.newaxis]
    normals = np.stack([tangents[:, 1], -tangents[:, 0]], axis=1) / np.maximum(lengths, 1e-12)
    if not line.ring:
        normals *= np.sin(np.linspace(0, np.pi, len(points)))[:, np.newaxis]
    # The area is a quadratic function of how far the line is moved.
    at = [signed_area(points + step * normals) for step in (-0.5, 0.0, 0.5)]
    roots = np.roots([2 * (at[0] - 2 * at[1] + at[2]), at[2] - at[0], at[1] - line.area])
    real = [float(root.real) for root in roots if abs(root.imag) < 1e-9]
    step = min(real, key=abs, default=np.inf)
    return Line(points + step * normals, line.ring, line.gap) if abs(step) < 1 else line
