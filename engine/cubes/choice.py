"""Which of the arrays of a file are the cube: one with an axis of bands, or several that are one band each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import InputError
from .arrays import Arrays
from .axes import Axes, find_axes

#: Names and attributes of arrays that describe pixels instead of showing them.
_NOT_SEEN = re.compile(
    r"(?i)(^|_)(mask|qa|scl|fmask|quality|flags?|class(es)?|classification|lat|lon|latitude|longitude|elev|dem|glt|igm|obs|"
    r"snow|clouds?|angles?|zenith|azimuth)($|_)|^(lat|lon)s?$|qa_|_qa|bnds$|bounds$"
)
_FLAGS = {"flag_values", "flag_masks", "flag_meanings"}


@dataclass(frozen=True)
class Choice:
    """The arrays that are the cube.

    Attributes
    ----------
    names : tuple of str
        With their group; several where each is a band.
    axes : Axes
        Of each of them.
    around : dict
        Name -> decoded variable that stands around them.
    attributes : list of dict
        Those of the first array, then of its group and those above.
    """

    names: tuple[str, ...]
    axes: Axes
    around: dict[str, Any]
    attributes: list[dict[str, Any]]


def choose(arrays: Arrays, file: str, variable: str) -> Choice:
    """Return the arrays that are meant.

    Parameters
    ----------
    arrays : Arrays
    file : str
        For messages.
    variable : str
        Names of arrays or of their group; empty where there is but one cube.

    Raises
    ------
    InputError
        If there is none, or it cannot be known which.
    """
    names = [name.strip().strip("/") for name in variable.split(",") if name.strip()]
    cubes = arrays.numeric(3, 6)
    if len(names) > 1:
        return _layers(arrays, [_named(name, arrays.numeric(2, 6), file, variable) for name in names])
    if names:
        wanted = [name for name in cubes if names[0] in (name, name.rpartition("/")[2], name.rpartition("/")[0])]
        if len(wanted) == 1:
            return _described(arrays, wanted[0])
        bands = [name for name in arrays.numeric(2, 6) if names[0] in (name, name.rpartition("/")[0])]
        if bands and (len(wanted) != 1):
            found = _choose_layers(arrays, bands, file)
            if found is not None:
                return found
        offered = cubes or arrays.numeric(2, 6)
        raise InputError(f"'{file}' has no single cube '{variable}'. It has: {', '.join(offered)}.")
    problem: InputError | None = None
    described = []
    for name in _likely(cubes):
        try:
            one = _described(arrays, name)
        except InputError as odd:
            problem = problem or odd
            continue
        if one.axes.band:
            described.append(one)
    if len(described) > 1:
        listed = ", ".join(one.names[0] for one in described)
        raise InputError(f"'{file}' holds several cubes: {listed}. Name one as the variable.")
    if described:
        return described[0]
    found = _choose_layers(arrays, arrays.numeric(2, 6), file)
    if found is not None:
        return found
    if problem is not None:
        raise problem
    raise InputError(f"'{file}' holds no array of rows, columns and bands.")


def _named(name: str, offered: list[str], file: str, variable: str) -> str:
    found = [one for one in offered if name in (one, one.rpartition("/")[2])]
    if len(found) != 1:
        raise InputError(f"'{file}' has no single array '{name}' of '{variable}'. It has: {', '.join(offered)}.")
    return found[0]


def _likely(cubes: list[str]) -> list[str]:
    seen = [name for name in cubes if not _NOT_SEEN.search(name.rpartition("/")[2])] or cubes
    return [name for name in seen if re.search("reflectance", name, re.IGNORECASE)] or seen


def _described(arrays: Arrays, name: str) -> Choice:
    store, own = arrays.store(name)
    around, attributes = arrays.around(name)
    with store.open() as dataset:
        variable = dataset.variables[own]
        axes = find_axes(variable, around, name)
        return Choice((name,), axes, around, [dict(variable.attrs), *attributes])


def _choose_layers(arrays: Arrays, names: list[str], file: str) -> Choice | None:
    """Return the arrays of one group that are a band each, all of the same shape, or None where there are none."""
    groups: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for name in names:
        group, _, own = name.rpartition("/")
        if not _NOT_SEEN.search(own) and min(sorted(arrays.shapes[name])[-2:]) > 1:
            groups.setdefault((group, arrays.shapes[name]), []).append(name)
    found = {}
    for key, members in groups.items():
        kept = [name for name in members if _is_layer(arrays, name)]
        if kept:
            found[key] = kept
    if not found:
        return None
    if len(found) > 1:
        listed = "; ".join(
            f"{group or 'the topmost group'} ({' x '.join(map(str, shape))}): "
            + ", ".join(name.rpartition("/")[2] for name in members[:6])
            for (group, shape), members in found.items()
        )
        raise InputError(
            f"'{file}' holds bands of several sizes or groups: {listed}. Name the group, or the bands, as the variable."
        )
    return _layers(arrays, next(iter(found.values())))


def _is_layer(arrays: Arrays, name: str) -> bool:
    try:
        one = _described(arrays, name)
    except InputError:
        return False
    return not one.axes.band and not _FLAGS & set(one.attributes[0])


def _layers(arrays: Arrays, names: list[str]) -> Choice:
    first = _described(arrays, names[0])
    for name in names:
        if arrays.shapes[name] != arrays.shapes[names[0]] or name.rpartition("/")[0] != names[0].rpartition("/")[0]:
            raise InputError(
                f"'{names[0]}' and '{name}' differ in size or group, so they cannot be bands of one image."
            )
    return Choice(tuple(names), first.axes, first.around, first.attributes)


def with_dates(
    axes: Axes, around: Mapping[str, Any], shape: tuple[int, ...], wanted: str, file: str
) -> tuple[Axes, str]:
    """Return the axes with the position of the date that is meant, and that date.

    Raises
    ------
    InputError
        If there are several dates and none, or an unknown one, is named.
    """
    if not axes.time:
        single = next((one for name, one in around.items() if one.ndim == 0 and one.dtype.kind == "M"), None)
        return axes, "" if single is None else iso_moment(single.values)
    count = shape[axes.dims.index(axes.time)]
    along = around.get(axes.time)
    if along is None or along.dims != (axes.time,):
        along = next((one for one in around.values() if one.dims == (axes.time,) and one.dtype.kind == "M"), None)
    if along is None:
        dates = [str(position + 1) for position in range(count)]
    else:
        dates = [iso_moment(value) if along.dtype.kind == "M" else str(value) for value in np.ravel(along.values)]
    fitting = [position for position, date in enumerate(dates) if wanted and date.startswith(wanted)]
    if (len(fitting) != 1) if wanted else (count > 1):
        listed = ", ".join(dates[:12]) + (", ..." if count > 12 else "")
        trouble = f"has no single date '{wanted}'" if wanted else f"holds {count} dates"
        raise InputError(f"'{file}' {trouble}: {listed}. Name one behind the variable, as in: reflectance@{dates[0]}")
    position = fitting[0] if wanted else 0
    date = dates[position] if along is not None and along.dtype.kind == "M" else ""
    return Axes(axes.dims, axes.row, axes.column, axes.band, axes.fixed | {axes.time: position}, axes.time), date


def iso_moment(value: Any) -> str:
    """Return a moment of numpy's as ISO 8601: the date alone at midnight, empty where it is none."""
    moment = np.datetime64(value, "s")
    if np.isnat(moment):
        return ""
    text = str(moment)
    return text.removesuffix("T00:00:00")
