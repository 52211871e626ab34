"""Clusters of an image by its spectra."""

from __future__ import annotations

import xarray as xr

from ..clustering.cluster_image import ClusterImage
from ..clustering.kmeans import Method
from ..clustering.model import ClusterModel
from ..clustering.pipeline import (
    KMeansSettings,
    SpectralSettings,
    cluster_layout,
    fit_kmeans,
    fit_spectral,
    mark_and_sample,
)
from ..clustering.scaling import ScalingName
from ..raster.array_image import image_of
from ..raster.dataarray import Codes, to_dataarray
from ..raster.image import Image, usual_bands
from .running import running


def spectral_clustering(
    image: xr.DataArray | xr.Dataset,
    clusters: int = 4,
    *,
    scaling: ScalingName = "shape",
    components: int = 100,
    gamma: float | None = None,
    seed: int = 0,
) -> xr.DataArray:
    """Group the pixels of an image by spectral clustering, as the tool Spectral clustering does.

    The model is fitted at once, on a sample of the pixels. Labels are computed block by block when they are wanted, each time
    anew: ``persist()`` or ``compute()`` them where they fit into memory.

    Parameters
    ----------
    image : DataArray or Dataset
        Dimensions (band, y, x). Thermal bands do not count. A pixel without one of the bands belongs to no cluster.
    clusters : int
        How many to look for.
    scaling : {"shape", "band", "image", "none"}
        How bands are made comparable, see :class:`engine.clustering.scaling.SpectralScaler`.
    components : int
        Number of landmark pixels.
    gamma : float, optional
        Of the Gaussian affinity exp(-gamma |x - y|²) of scaled spectra; 1 / bands when left out.
    seed : int
        The same image and seed give the same clusters.

    Returns
    -------
    DataArray of uint8, dimensions (y, x), backed by dask
        0 where not observed, clusters from 1, the darkest first.

    Raises
    ------
    InputError
        If there are fewer than two bands, or fewer valid pixels than clusters.

    Examples
    --------
    >>> image = open_image("lake.tif")
    >>> clusters = spectral_clustering(image, 2)
    >>> clusters.dtype, int(clusters.rio.nodata), int(clusters.max())
    (dtype('uint8'), 0, 2)
    >>> image.sel(band="nir08").groupby(clusters.compute()).mean().values < 0.1
    array([ True, False])
    """
    settings = SpectralSettings(clusters, scaling, seed, components, gamma)
    with running() as job:
        source, sample = mark_and_sample(usual_bands(image_of(image)), settings, job)
        model = fit_spectral(sample.values, source, settings, job)
    return _labelled(source, model)


def kmeans_clustering(
    image: xr.DataArray | xr.Dataset,
    clusters: int = 8,
    *,
    method: Method = "minibatch",
    stride: int = 1,
    scaling: ScalingName = "shape",
    seed: int = 0,
) -> xr.DataArray:
    """Group the pixels of an image by k-means, as the tool K-means clustering does.

    The centres are fitted at once, and the whole image is labelled block by block when the labels are wanted.

    Parameters
    ----------
    image : DataArray or Dataset
        Dimensions (band, y, x). Thermal bands do not count. A pixel without one of the bands belongs to no cluster.
    clusters : int
        How many to look for.
    method : {"minibatch", "full"}
        Learn from batches of pixels, or from all of them in each pass.
    stride : int
        Learn from every so many-th pixel in x and y.
    scaling : {"shape", "band", "image", "none"}
        How bands are made comparable, see :class:`engine.clustering.scaling.SpectralScaler`.
    seed : int
        The same image and seed give the same clusters.

    Returns
    -------
    DataArray of uint8, dimensions (y, x), backed by dask
        0 where not observed, clusters from 1, the darkest first.

    Raises
    ------
    InputError
        If there are fewer than two bands, or fewer valid pixels than clusters.

    Examples
    --------
    >>> image = open_image("lake.tif")
    >>> clusters = kmeans_clustering(image, 2, stride=2)
    >>> [int((clusters == number).sum()) for number in (0, 1, 2)]
    [0, 600, 1800]
    """
    settings = KMeansSettings(clusters, scaling, seed, method, stride)
    with running() as job:
        source, sample = mark_and_sample(usual_bands(image_of(image)), settings, job, stride)
        model = fit_kmeans(source, sample, settings, job)
    return _labelled(source, model)


def _labelled(source: Image, model: ClusterModel) -> xr.DataArray:
    categories = cluster_layout(source, model.clusters).categories
    return to_dataarray(ClusterImage(source, model), "clusters", Codes("uint8", 0, categories))
