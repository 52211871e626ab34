"""What cluster rasters and masks record of themselves: the image that they were made from, and which clusters are water."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.errors import RasterioError

from ..clustering.model import ClusterModel
from ..errors import InputError
from ..job import Job
from ..raster.fill import mark_fill
from ..raster.image import RESAMPLING, Image, Raster, open_image, open_reflective
from ..raster.layer import Layer, Source
from ..raster.regridding import resample_or_average
from ..raster.remote import is_remote
from ..raster.sampling import draw_sample
from ..waterrule.evidence import Evidence
from ..waterrule.roles import WaterBands
from ..waterrule.seeds import pixel_codes

_IMAGE, _LAYER = "CLUSTERED_IMAGE", "CLUSTERED_IMAGE_LAYER"
#: The same of a mask; besides its bands, and how it was put on the mask's grid.
_MASKED, _MASKED_LAYER = "MASKED_IMAGE", "MASKED_IMAGE_LAYER"
_BANDS, _METHOD = "MASKED_IMAGE_BANDS", "MASKED_IMAGE_RESAMPLING"
#: Of so many pixels at least the shares and the means are taken.
_SAMPLE_PIXELS = 10_000


def describe_clusters(image: Image, pixels: NDArray[np.floating], model: ClusterModel) -> dict[str, str]:
    """Return tags for a cluster raster.

    Parameters
    ----------
    image : Image
        What was clustered.
    pixels : ndarray, shape (pixels, bands)
        A sample of it.
    model : ClusterModel
        How it was clustered.
    """
    pixels = pixels[:: max(1, len(pixels) // _SAMPLE_PIXELS)]
    labels = model.label(pixels.T[:, np.newaxis])[0]
    tags = _place_of(image, _IMAGE, _LAYER)
    wet = _wet(image, pixels)
    for cluster in map(int, np.unique(labels)):
        members = labels == cluster
        tags[f"CLUSTER_{cluster}_SPECTRUM"] = ",".join(f"{value:.5g}" for value in pixels[members].mean(axis=0))
        if wet is not None:
            tags[f"CLUSTER_{cluster}_WATER"] = f"{wet[members].mean():.4f}"
    return tags


def _place_of(image: Image, name: str, layer: str) -> dict[str, str]:
    """Return tags that lead to an image on this computer, with what the user of QGIS says of it."""
    if is_remote(image.path) or not Path(image.path).is_file():
        return {}
    tags = {name: str(Path(image.path).absolute())}
    source = image.layer.source(image.path)
    if not isinstance(source, str):
        tags[layer] = json.dumps({key: value for key, value in source.items() if key != "path"})
    return tags


def describe_masked(image: Raster | None) -> dict[str, str]:
    """Return tags for a water mask that lead to its image."""
    if not isinstance(image, Image):
        return {}
    tags = _place_of(image, _MASKED, _MASKED_LAYER)
    if tags:
        tags[_BANDS] = ",".join(str(band.index) for band in image.bands)
        if image.grid != image.native:
            tags[_METHOD] = image.resampling
    return tags


def describe_sample(image: Image, model: ClusterModel, job: Job) -> dict[str, str]:
    """Return tags for the cluster raster that a fitted model makes of an image; see :func:`describe_clusters`."""
    sample = draw_sample(image, job.part(0.0, 0.0), seed=0, maximum=_SAMPLE_PIXELS)
    return describe_clusters(image, sample.values, model)


def _wet(image: Image, pixels: NDArray[np.floating]) -> NDArray[np.bool_] | None:
    """Return which pixels have the spectrum of water, each for itself; None where the bands are not known."""
    bands = WaterBands.of(image.bands)
    if bands is None or not len(pixels):
        return None
    values = np.ascontiguousarray(pixels[:, bands.positions], dtype=np.float32)
    evidence = Evidence.learn(values, bands, False)
    if evidence.land is None:
        return None
    from ..waterrule.kernels import SEED

    return (pixel_codes(values.T[:, np.newaxis], evidence)[0] & SEED) != 0


def clustered_image(clusters: Image) -> Image | None:
    """Return the image that a cluster raster was made from, or None where it is not known or not there any more.

    Only a raster on this computer, of the same grid, is taken for it, whatever the file records.
    """
    with rasterio.open(clusters.path) as dataset:
        source = _recorded(clusters.path, dataset.tags(), _IMAGE, _LAYER)
    try:
        image = open_reflective(source) if source else None
    except InputError:
        return None
    return image if image is not None and image.native.same_as(clusters.native) else None


def masked_image(mask: Image, job: Job) -> Image | None:
    """Return the image that a water mask was made from, on the mask's grid, or None as for :func:`clustered_image`.

    It may have another grid; then it is put on that of the mask in the way that the mask records.
    """
    try:
        with rasterio.open(mask.path) as dataset:
            tags: Mapping[str, str] = dataset.tags()
    except RasterioError:
        return None
    source = _recorded(mask.path, tags, _MASKED, _MASKED_LAYER)
    if source is None:
        return None
    method = tags.get(_METHOD, "")
    numbers = [int(number) for number in tags.get(_BANDS, "").split(",") if number.isdecimal()]
    try:
        image = mark_fill(open_image(source, numbers or None), job)
        return resample_or_average(image, mask.grid, method if method in RESAMPLING else "auto")
    except InputError:
        return None


def _recorded(path: str, tags: Mapping[str, str], name: str, layer: str) -> Source | None:
    """Return the image that the tags of a raster lead to, if it is there and a raster of its own."""
    image = tags.get(name, "")
    if not Path(image).is_file():
        # The folder with both may have been moved.
        image = str(Path(path).parent / Path(image).name) if image else ""
    if not image or not Path(image).is_file() or Path(image).suffix.lower() in (".vrt", ".xml"):
        return None
    return _as_it_was(image, tags.get(layer, ""))


def _as_it_was(path: str, layer: str) -> Source:
    """Return an image with what the user of QGIS said of it when it was clustered."""
    try:
        told = json.loads(layer)
        return Layer.read({**told, "path": path})[1].source(path)
    except (ValueError, TypeError, AttributeError):
        # Nothing was said, or the tag is not of our making.
        return path
