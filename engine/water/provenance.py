"""What a cluster raster records of itself: the image that it was made from, and how much of each cluster is water."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray

from ..clustering.model import ClusterModel
from ..errors import InputError
from ..job import Job
from ..raster.image import Image, open_reflective
from ..raster.layer import Layer, Source
from ..raster.remote import is_remote
from ..raster.sampling import draw_sample
from ..waterrule.evidence import Evidence
from ..waterrule.roles import WaterBands
from ..waterrule.seeds import pixel_codes

_IMAGE, _LAYER = "CLUSTERED_IMAGE", "CLUSTERED_IMAGE_LAYER"
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
    tags = {}
    if not is_remote(image.path) and not image.path.startswith("/vsi"):
        tags[_IMAGE] = str(Path(image.path).absolute())
        source = image.layer.source(image.path)
        if not isinstance(source, str):
            tags[_LAYER] = json.dumps({key: value for key, value in source.items() if key != "path"})
    wet = _wet(image, pixels)
    for cluster in map(int, np.unique(labels)):
        members = labels == cluster
        tags[f"CLUSTER_{cluster}_SPECTRUM"] = ",".join(f"{value:.5g}" for value in pixels[members].mean(axis=0))
        if wet is not None:
            tags[f"CLUSTER_{cluster}_WATER"] = f"{wet[members].mean():.4f}"
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
        tags: Mapping[str, str] = dataset.tags()
    path = tags.get(_IMAGE, "")
    if not Path(path).is_file():
        # The folder with both may have been moved.
        path = str(Path(clusters.path).parent / Path(path).name) if path else ""
    if not path or not Path(path).is_file() or Path(path).suffix.lower() in (".vrt", ".xml"):
        return None
    try:
        image = open_reflective(_as_it_was(path, tags.get(_LAYER, "")))
    except InputError:
        return None
    return image if image.native.same_as(clusters.native) else None


def _as_it_was(path: str, layer: str) -> Source:
    """Return an image with what the user of QGIS said of it when it was clustered."""
    try:
        told = json.loads(layer)
        return Layer.read({**told, "path": path})[1].source(path)
    except (ValueError, TypeError, AttributeError):
        # Nothing was said, or the tag is not of our making.
        return path
