"""From a scene to an image on the disk: what all tools that load scenes share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..job import Job
from ..raster.bands import band_table
from ..raster.grid_request import read_grid
from ..raster.image import open_image
from ..raster.outputs import Outputs
from ..raster.regridding import Count, write_image
from ..rendering.pictures import natural_colours
from .decoding import decode_once
from .product_files import is_packed, unpack
from .scene import MASKS, Scene
from .scene_image import SceneImage, resample_scene


@dataclass(frozen=True)
class LoadRequest:
    """What to load of a scene, and where to.

    Attributes
    ----------
    output : str
        The image; empty where nothing is written.
    bands : sequence of str
        Names of bands; none for all that show reflected light of the ground.
    grid : mapping or None
        Extent, resolution and CRS, see :func:`engine.raster.grid_request.read_grid`.
    mask : sequence of str
        What to mask pixels for.
    reflectance : bool
        Physical values; otherwise the numbers as they are stored.
    table : str or None
        Where the table of bands goes.
    keep_water : bool
        Do not mask what is plainly water for cloud or shadow, see :mod:`engine.scenes.plain_water`.
    """

    output: str = ""
    bands: Sequence[str] = ()
    grid: Mapping[str, Any] | None = None
    mask: Sequence[str] = ()
    reflectance: bool = True
    table: str | None = None
    keep_water: bool = False

    def __post_init__(self) -> None:
        unknown = [name for name in self.mask if name not in MASKS]
        if unknown:
            raise InputError(f"There is no mask '{unknown[0]}'. Choose among {', '.join(MASKS)}.")


class _DarkPixels:
    """Counts pixels whose reflectance is far below zero: scale and offset of the item are not those of its numbers."""

    #: Dark water may come out a little below zero; noise and correction of the air explain no more.
    LIMIT = -0.02
    SHARE = 0.1
    #: Every n-th pixel in x and y is looked at.
    STRIDE = 4

    def __init__(self, bands: int) -> None:
        self._valid = np.zeros(bands)
        self._dark = np.zeros(bands)

    def count(self, values: NDArray[np.float32]) -> None:
        """Take a window, shape (bands, rows, columns), into account."""
        some = values[:, :: self.STRIDE, :: self.STRIDE]
        self._valid += np.isfinite(some).sum(axis=(1, 2))
        self._dark += (some < self.LIMIT).sum(axis=(1, 2))

    def warn(self, scene: Scene, image: SceneImage, job: Job) -> None:
        """Warn where a band is dark in more pixels than can be."""
        share = self._dark / np.maximum(self._valid, 1)
        wrong = [
            (band.label, part)
            for band, part in zip(image.bands, share, strict=True)
            if part > self.SHARE and not band.thermal
        ]
        if wrong:
            label, part = max(wrong, key=lambda one: one[1])
            job.warning(
                f"{part:.0%} of the pixels of band '{label}' of '{scene.name}' have a reflectance below zero ({self.LIMIT:g}). "
                "The scale or the offset that the product gives does not fit its numbers; for Sentinel-2 the offset of 2022 "
                "may have been applied already. Compare with the same scene of another catalogue before you use the values."
            )


def load_scene(scene: Scene, request: LoadRequest, job: Job) -> dict[str, Any]:
    """Write the image and the table that are asked for, and return the step's answer."""
    if Path(request.output) in map(Path, scene.paths):
        raise InputError(f"'{request.output}' is a file of the scene itself. Give the output a name of its own.")
    with Outputs(job) as outputs:
        image = open_scene(scene, request, outputs, job)
        decoded = decode_once(image, outputs, job.part(0.0, 0.3))
        rest = job if decoded is image else job.part(0.3, 1.0)
        dark = _DarkPixels(len(image.bands))
        kept = Count(decoded.kept) if decoded.witnesses else None
        share = write_image(decoded, request.output, outputs, rest, "Loading", watch=dark.count, count=kept)
        if request.reflectance and not image.is_uncalibrated:
            dark.warn(scene, image, job)
        if request.table:
            outputs.write_text(request.table, band_table(scene.choose(request.bands).band_table()))
    if kept is not None:
        job.info(f"{kept.total:,} pixels that are marked as cloud or shadow are plainly water, and are kept.")
    job.info(
        f"{scene.platform or 'unknown platform'}, {scene.date or 'unknown date'}: "
        f"{', '.join(band.label for band in image.bands)}. {share:.1%} of the pixels are valid in every band."
    )
    return {
        "output": request.output,
        "band_table": request.table,
        "bands": [band.label for band in image.bands],
        "colours": natural_colours(open_image(request.output)),
        "date": scene.date,
        "platform": scene.platform,
        "valid_share": share,
    }


def open_scene(scene: Scene, request: LoadRequest, outputs: Outputs, job: Job) -> SceneImage:
    """Return the scene as an image, ready to be read for as long as the intermediate files in ``outputs`` are there.

    Raises
    ------
    InputError
        If a file cannot be read, there is no such band, or the wanted area misses the scene.
    """
    for note in scene.notes:
        job.info(note)
    job.progress(0.0, f"Opening {scene.name}")
    chosen = scene.choose(request.bands)
    if request.keep_water and scene.quality:
        chosen = replace(chosen, witnesses=scene.with_witnesses().witnesses)
    reachable = _unpacked(chosen, outputs, job)
    image = job.while_listening(
        lambda: resample_scene(reachable, read_grid(request.grid), request.mask, request.reflectance)
    )
    _tell_unknown_masks(scene, request.mask, image, job)
    if request.keep_water and image.quality and not image.witnesses:
        job.warning(
            f"'{scene.name}' lacks reflectance in green, near or short-wave infrared: what is plainly water cannot be told, so "
            "all is hidden that is marked as cloud or shadow."
        )
    if request.reflectance and image.is_uncalibrated:
        job.warning(
            f"Neither '{scene.name}' nor its files have the scale from its numbers to reflectance, so they stay as they are."
        )
    return image


def _unpacked(scene: Scene, outputs: Outputs, job: Job) -> Scene:
    """Return the scene with all its files where GDAL can open them."""
    packed = [path for path in scene.paths if is_packed(path)]
    if not packed:
        return scene
    job.progress(0.0, "Unpacking")
    found = unpack(packed, outputs.scratch(""), job)
    return replace(
        scene,
        bands=tuple(replace(one, path=found.get(one.path, one.path)) for one in scene.bands),
        quality=tuple(replace(one, path=found.get(one.path, one.path)) for one in scene.quality),
        witnesses=tuple(replace(one, path=found.get(one.path, one.path)) for one in scene.witnesses),
    )


def _tell_unknown_masks(scene: Scene, masks: Sequence[str], image: SceneImage, job: Job) -> None:
    # Fill needs no quality band: the bands themselves have a value for it.
    unknown = [name for name in masks if name != "fill" and not any(one.knows([name]) for one in scene.quality)]
    if unknown:
        # Products of one kind do not have all masks; but one without any lacks a file.
        known = any(one.flags or one.classes for one, _ in image.quality)
        (job.info if known else job.warning)(
            f"'{scene.name}' has no quality band for {', '.join(unknown)}: such pixels stay in the image."
        )
