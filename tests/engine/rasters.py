"""Small rasters for tests, and ways to read results without the code under test."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from affine import Affine

UTM = "EPSG:32631"
TOP_LEFT = (500_000.0, 4_800_000.0)
PIXEL = 10.0
SIX_BANDS = ("blue", "green", "red", "nir08", "swir16", "swir22")

#: Reflectance of water, meadow, soil and roofs in the bands of SIX_BANDS; water is the darkest.
SPECTRA = np.array(
    [
        [0.06, 0.05, 0.03, 0.02, 0.01, 0.01],
        [0.03, 0.07, 0.04, 0.40, 0.18, 0.09],
        [0.10, 0.14, 0.19, 0.26, 0.33, 0.28],
        [0.30, 0.31, 0.32, 0.34, 0.30, 0.27],
    ]
)

#: Points to a side of a pixel by which shares are measured.
_FINE = 16


def north_up(pixel=PIXEL, origin=TOP_LEFT):
    """Return the transform of a north-up raster of square pixels."""
    return Affine(pixel, 0.0, origin[0], 0.0, -pixel, origin[1])


def write_raster(
    path,
    values,
    *,
    crs=UTM,
    transform=None,
    names=(),
    tags=None,
    band_tags=None,
    scales=None,
    offsets=None,
    mask=None,
    **profile,
):
    """Write an array of (rows, columns) or (bands, rows, columns) as GeoTIFF and return its path as text."""
    values = np.asarray(values)
    values = values if values.ndim == 3 else values[np.newaxis]
    count, height, width = values.shape
    profile = {"driver": "GTiff", "dtype": values.dtype, "crs": crs, "transform": transform or north_up(), **profile}
    with (
        rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True),
        rasterio.open(path, "w", width=width, height=height, count=count, **profile) as dataset,
    ):
        dataset.write(values)
        for place, name in enumerate(names, start=1):
            dataset.set_band_description(place, name)
        dataset.update_tags(**(tags or {}))
        for (place, namespace), content in (band_tags or {}).items():
            dataset.update_tags(place, ns=namespace, **content)
        if scales:
            dataset.scales = scales
        if offsets:
            dataset.offsets = offsets
        if mask is not None:
            dataset.write_mask(mask)
    return str(path)


def read(path, band=1):
    """Return one band as it is stored."""
    with rasterio.open(path) as dataset:
        return dataset.read(band)


def classes(shape, seed=0, smallest=24):
    """Return a map of the four classes of SPECTRA in patches: an array of 0..3."""
    generator = np.random.default_rng(seed)
    rows, columns = -(-shape[0] // smallest), -(-shape[1] // smallest)
    patches = generator.integers(0, 4, (rows, columns))
    patches.flat[:4] = range(4)
    return patches.repeat(smallest, axis=0).repeat(smallest, axis=1)[: shape[0], : shape[1]]


def spectra_of(truth, seed=0, noise=0.008):
    """Return an image of float32 reflectance, shape (6, rows, columns), of a map of the classes of SPECTRA."""
    generator = np.random.default_rng(seed)
    image = SPECTRA[truth].transpose(2, 0, 1)
    return (image + generator.normal(0, noise, image.shape)).astype(np.float32)


def write_scene(path, shape=(120, 150), seed=0, gaps=False, **options):
    """Write an image of the four classes, by request with NaNs, and return its path and the map of the classes."""
    truth = classes(shape, seed)
    image = spectra_of(truth, seed)
    if gaps:
        image[:, np.random.default_rng(seed + 1).random(shape) < 0.03] = np.nan
        image[2, : shape[0] // 10] = np.nan
    return write_raster(path, image, names=SIX_BANDS, **{"nodata": np.nan, **options}), truth


def write_mask_raster(path, codes, **options):
    """Write a water mask (0, 1, 255) and return its path."""
    return write_raster(path, np.asarray(codes, dtype=np.uint8), nodata=255, **options)


def disc(shape, centre, radius, transform):
    """Return which pixels' centres lie within ``radius`` of ``centre`` (in the transform's units)."""
    rows, columns = np.indices(shape)
    xs, ys = transform * (columns + 0.5, rows + 0.5)
    return np.hypot(xs - centre[0], ys - centre[1]) <= radius


def names_in(folder):
    """Return the names of all files in a folder, hidden ones too."""
    return sorted(path.name for path in Path(folder).iterdir())


def disc_share(shape, *discs):
    """Return the share of each pixel that lies in discs, each (x, y, radius) in pixels, by 256 points a pixel."""
    ys, xs = (np.mgrid[0 : shape[0] * _FINE, 0 : shape[1] * _FINE] + 0.5) / _FINE
    wet = np.zeros(xs.shape, dtype=bool)
    for x, y, radius in discs:
        wet |= np.hypot(xs - x, ys - y) < radius
    return wet.reshape(shape[0], _FINE, shape[1], _FINE).mean(axis=(1, 3))


def mixed_image(share, noise=0.002, seed=0):
    """Return reflectance of mixtures of meadow and water, shape (6, rows, columns)."""
    generator = np.random.default_rng(seed)
    image = SPECTRA[1][:, None, None] * (1 - share) + SPECTRA[0][:, None, None] * share
    image = image * (1 + 0.05 * generator.standard_normal(share.shape))
    return (image + noise * generator.standard_normal(image.shape)).astype(np.float32)
