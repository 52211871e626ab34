"""Made-up Landsat products on the disk, as files with and without a place, and as archives."""

from __future__ import annotations

import tarfile

import rasterio
from landsat_products import LEFT, PIXEL, TOP, UTM
from rasters import north_up, write_raster

MASKS = ("fill", "dilated_cloud", "cirrus", "cloud", "shadow", "snow", "saturated")
GRID = {"crs": UTM, "transform": north_up(PIXEL, (LEFT, TOP))}


def write(path, values, nodata=None, **options):
    return write_raster(path, values, nodata=nodata, **{**GRID, **options})


def without_georeference(path, values, nodata=None):
    return write(path, values, nodata, crs=None, transform=rasterio.Affine.identity())


def packed(folder, path, mode, prefix=""):
    with tarfile.open(path, mode) as archive:
        for file in sorted(folder.iterdir()):
            archive.add(file, f"{prefix}{file.name}")
    return path
