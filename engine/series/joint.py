"""One cluster model for all dates, so that a number means the same on each of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..clustering.model import ClusterModel
from ..clustering.pipeline import SpectralSettings, fit_spectral, require_spectra, sample_spectra
from ..errors import InputError
from ..job import Job
from ..raster.fill import mark_fill
from ..raster.grid import Grid
from ..raster.regridding import resample_or_average
from ..waterrule.roles import WaterBands
from .scenes import SeriesScene


def joint_model(
    scenes: Sequence[SeriesScene], grid: Grid, resampling: str, settings: SpectralSettings, job: Job
) -> ClusterModel | None:
    """Return a model of the pixels of all images whose bands do not tell water; None where there is no such image.

    Images that cannot be read take no part; their own turn will tell why.

    Raises
    ------
    InputError
        If the images have different bands.
    """
    images = [scene.image for scene in scenes if scene.image is not None and not scene.problem]
    images = [image for image in images if WaterBands.of(image.bands) is None]
    if not images:
        return None
    first, samples = images[0], []
    require_spectra(first)
    for place, image in enumerate(images):
        part = job.part(0.8 * place / len(images), 0.8 * (place + 1) / len(images))
        part.progress(0.0, "Sampling all dates")
        if len(image.bands) != len(first.bands):
            raise InputError(
                f"'{image.name}' has {len(image.bands)} bands and '{first.name}' {len(first.bands)}: dates can only be "
                "clustered together by the same bands. Give all images the same bands with Stack bands, or switch JOINT off."
            )
        try:
            placed = mark_fill(resample_or_average(image, grid, resampling), part, drop_empty=False)
            values = sample_spectra(placed, settings, part).values
        except InputError:
            continue
        # Every date counts alike, and all of them together as much as one image alone.
        samples.append(values[:: max(1, len(images))])
    if not samples:
        return None
    return fit_spectral(np.concatenate(samples), first, settings, job.part(0.8, 1.0))
