"""Water: masks, and how they change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import xarray as xr

from ..clustering.cluster_image import ClusterImage
from ..raster.array_image import image_of
from ..raster.dataarray import Codes, raster_of, to_dataarray
from ..raster.image import open_image, reflective_bands
from ..raster.outputs import Outputs
from ..raster.temporary import temporary_raster
from ..steps.watermask import mask_clusters
from ..water import change, codes
from .running import PointLike, points_of, running


def water_mask(
    clusters: xr.DataArray,
    image: xr.DataArray | xr.Dataset | None = None,
    *,
    points: PointLike | Sequence[PointLike] | None = None,
    labels: Sequence[int] | None = None,
    connected: bool = False,
    min_pixels: int = 0,
    narrow: bool = True,
) -> xr.DataArray:
    """Return where there is water, as the tool Water mask does: by the image's spectra, at points, or by cluster numbers.

    What is water is decided for the whole map, so the mask is computed at once. It is written, window by window, to a
    temporary file that goes when the last array that needs it does; memory stays flat.

    Parameters
    ----------
    clusters : DataArray, dimensions (y, x)
        Cluster numbers, 0 = not observed.
    image : DataArray or Dataset, optional
        Dimensions (band, y, x): each pixel is water by its own spectrum. Where there are points only, the image counts that
        the clusters were made from, as long as these are as :func:`spectral_clustering` or :func:`kmeans_clustering` returned
        them; where it is not known or its bands are not, the clusters at the points are water.
    points : tuple, or sequence of tuples, optional
        Points in the water: (x, y) in the CRS of the clusters, or (x, y, CRS).
    labels : sequence of int, optional
        Numbers of the clusters that are water; then the spectra do not count.
    connected : bool
        Keep only the water bodies at the points.
    min_pixels : int
        Drop water bodies of fewer pixels.
    narrow : bool
        Look for narrow water too, such as rivers of one to three pixels.

    Returns
    -------
    DataArray of uint8, dimensions (y, x), backed by dask
        0 = not water, 1 = water, 255 = not observed. Attributes: ``area`` of the water in km², ``subpixel_area``, finer than
        whole pixels, with its ``error`` (one standard deviation) and the ``flags`` that make it doubtful, where the image is
        known; ``valid_share`` of the pixels that were observed, and ``labels_used``, the clusters of which more than half is
        water.

    Raises
    ------
    InputError
        If there is neither an image nor points nor labels, or a point lies outside, on no data or on land.

    Examples
    --------
    >>> image = open_image("lake.tif")
    >>> water = water_mask(spectral_clustering(image, 2), image)
    >>> round(water.attrs["area"], 4), water.attrs["labels_used"]
    (0.54, [1])
    >>> int((water == 1).sum())
    600
    """
    source, made = image_of(clusters), raster_of(clusters)
    path = temporary_raster("water.tif")
    with running() as job, Outputs(job) as outputs:
        made_mask = mask_clusters(
            source,
            None if image is None or labels else reflective_bands(image_of(image)),
            path,
            outputs,
            job,
            clustered=reflective_bands(made.source.whole()) if isinstance(made, ClusterImage) else None,
            points=points_of(points, source.grid.crs),
            labels=",".join(map(str, labels or ())),
            connected=connected,
            min_pixels=min_pixels,
            narrow=narrow,
        )
    mask = to_dataarray(open_image(path), "water", Codes("uint8", codes.UNOBSERVED, codes.CATEGORIES))
    return mask.assign_attrs(labels_used=made_mask.labels, **_known(made_mask.quantities))


def water_change(before: xr.DataArray, after: xr.DataArray, *, before_minus_after: bool = False) -> xr.Dataset:
    """Compare two water masks, as the tool Water change does.

    The areas are those of the whole map, so it is computed at once, window by window, into temporary files that go when the
    last array that needs them does; memory stays flat.

    Parameters
    ----------
    before, after : DataArray, dimensions (y, x)
        0 = not water, 1 = water, 255 or the array's nodata = not observed. ``after`` is put on the grid of ``before``
        (nearest pixel) where they differ.
    before_minus_after : bool
        Have the difference as before - after: 1 where water was lost.

    Returns
    -------
    Dataset of two variables, dimensions (y, x), backed by dask
        ``change``, uint8: 0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed on at least one
        date; ``difference``, int16: after - before, -1, 0 or 1, -128 = not observed. Attributes, in km²: ``area_before``,
        ``area_after``, ``area_stable``, ``area_lost``, ``area_gained`` and ``area_unobserved``.

    Raises
    ------
    InputError
        If the masks do not overlap, or are no masks.

    Examples
    --------
    >>> image = open_image("lake.tif")
    >>> before = water_mask(spectral_clustering(image, 2), image)
    >>> found = water_change(before, before.where(before.x < 300_300, 0))
    >>> found.change.dtype, round(found.attrs["area_lost"], 4)
    (dtype('uint8'), 0.18)
    """
    path, signed = temporary_raster("change.tif"), temporary_raster("difference.tif")
    with running() as job, Outputs(job) as outputs:
        difference = change.Difference(signed, before_minus_after)
        areas = change.compare(image_of(before), image_of(after), path, outputs, job, difference=difference)
    classes = Codes("uint8", codes.UNOBSERVED, change.CATEGORIES)
    signed_classes = Codes("int16", change.DIFFERENCE_UNOBSERVED)
    found = xr.Dataset(
        {
            "change": to_dataarray(open_image(path), "change", classes),
            "difference": to_dataarray(open_image(signed), "difference", signed_classes),
        }
    )
    return found.assign_attrs({name.lower(): area for name, area in areas.outputs().items()})


def _known(quantities: dict[str, Any]) -> dict[str, Any]:
    """Return the quantities that are known: files have no place for others."""
    return {name: value for name, value in quantities.items() if value is not None}
