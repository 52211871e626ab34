"""Rasters that the tests make and read with QGIS's own GDAL, and the made-up lake that most tests look at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()

UTM = "EPSG:32631"
LEFT, TOP, PIXEL = 500_000.0, 4_800_000.0, 10.0
PIXEL_KM2 = PIXEL * PIXEL / 1e6

BANDS = ("blue", "green", "red", "nir08", "swir16", "swir22")
WATER, FOREST, SOIL, SAND = 1, 2, 3, 4
# Reflectance of each class, darkest first: a correct clustering gives class 1 the number 1, and so on.
SPECTRA = np.array(
    [
        [0.060, 0.050, 0.030, 0.012, 0.006, 0.004],
        [0.030, 0.050, 0.030, 0.300, 0.140, 0.070],
        [0.100, 0.140, 0.190, 0.260, 0.340, 0.300],
        [0.300, 0.330, 0.370, 0.400, 0.450, 0.420],
    ]
)


def crs_wkt(crs):
    """Return the WKT of an authority code."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    return reference.ExportToWkt()


def write_raster(path, values, *, names=(), date="", nodata=None, crs=UTM, corner=(LEFT, TOP), pixel=PIXEL):
    """Write an array of (rows, columns) or (bands, rows, columns) in its own type, and return the path as text."""
    values = np.asarray(values)
    values = values[np.newaxis] if values.ndim == 2 else values
    bands, rows, columns = values.shape
    kind = {"uint8": gdal.GDT_Byte, "uint16": gdal.GDT_UInt16, "int16": gdal.GDT_Int16}.get(
        values.dtype.name, gdal.GDT_Float32
    )
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, bands, kind)
    if crs:
        dataset.SetProjection(crs_wkt(crs))
    if corner:
        dataset.SetGeoTransform((corner[0], pixel, 0.0, corner[1], 0.0, -pixel))
    if date:
        dataset.SetMetadataItem("TIFFTAG_DATETIME", date.replace("-", ":") + " 00:00:00")
    for number, band_values in enumerate(values, start=1):
        band = dataset.GetRasterBand(number)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if names:
            band.SetDescription(names[number - 1])
        band.WriteArray(band_values)
    dataset.FlushCache()
    return str(path)


def read_raster(path):
    """Return all values of a raster: (rows, columns) where it has one band, else (bands, rows, columns)."""
    return gdal.Open(str(path)).ReadAsArray()


def geotransform(path):
    """Return GDAL's six numbers."""
    return gdal.Open(str(path)).GetGeoTransform()


def ramp(rows, columns, *, corner=(LEFT, TOP), pixel=PIXEL):
    """Return a plane in map coordinates, which linear interpolation onto any grid must give back exactly."""
    xs = corner[0] + pixel * (np.arange(columns) + 0.5)
    ys = corner[1] - pixel * (np.arange(rows) + 0.5)
    return plane(xs[np.newaxis], ys[:, np.newaxis])


def plane(xs, ys):
    """Return the values of that plane at coordinates."""
    return ((xs - LEFT) * 0.01 + (TOP - ys) * 0.02 + 1.0).astype(np.float32)


def centre_of(row, column):
    """Return the coordinates of a pixel's middle on the usual grid."""
    return LEFT + PIXEL * (column + 0.5), TOP - PIXEL * (row + 0.5)


def to_lonlat(x, y, crs=UTM):
    """Return longitude and latitude."""
    return transform(x, y, crs, "EPSG:4326")


def transform(x, y, from_crs, to_crs):
    """Return a point's coordinates in another CRS, easting or longitude first."""
    references = []
    for crs in (from_crs, to_crs):
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        references.append(reference)
    return osr.CoordinateTransformation(*references).TransformPoint(x, y)[:2]


def lake_classes(after=False):
    """Return what lies where, 60 x 80 pixels, 0 = not observed: a lake that changes, and a pond that does not.

    Before, the lake has 600 pixels. Afterwards 120 of them are dry, 32 others are wet, and clouds hide 20 of those that
    stayed; 30 pixels of land were not seen before. The pond has 50 pixels.
    """
    classes = np.full((60, 80), FOREST, dtype=np.uint8)
    classes[:, 55:] = SOIL
    classes[45:, :] = SAND
    classes[50:55, 60:70] = WATER
    if after:
        classes[20:24, 20:50] = SAND
        classes[24:40, 20:52] = WATER
        classes[38:40, 30:40] = 0
    else:
        classes[20:40, 20:50] = WATER
        classes[0:3, 0:10] = 0
    return classes


#: Pixels of the lake and the pond on the two dates, as the masks above say.
LAKE = {"BEFORE": 650, "AFTER": 542, "STABLE": 510, "LOST": 120, "GAINED": 32, "UNOBSERVED": 50}
#: The same without the pond.
LAKE_ALONE = {"BEFORE": 600, "AFTER": 492, "STABLE": 460, "LOST": 120, "GAINED": 32, "UNOBSERVED": 50}
LAKE_POINT, POND_POINT = centre_of(34, 25), centre_of(52, 65)


def image_of(classes, seed=0, noise=0.02):
    """Return reflectances of shape (6, rows, columns) with a little noise, NaN where nothing was observed."""
    spectra = np.vstack([np.full(len(BANDS), np.nan), SPECTRA])
    values = np.moveaxis(spectra[classes], -1, 0)
    values *= 1.0 + noise * np.random.RandomState(seed).standard_normal(values.shape)
    return values.astype(np.float32)


def mask_of(classes):
    """Return the water mask of such classes."""
    return np.where(classes == 0, 255, classes == WATER).astype(np.uint8)


def huge(path, small, side=8000):
    """Write a raster that is a small one drawn large: tiny on the disk, but long to compute."""
    gdal.Translate(str(path), str(small), format="VRT", width=side, height=side).FlushCache()
    return str(path)


def folder_content(folder):
    """Return the bytes of every file in a folder, by name.

    Without the statistics that QGIS itself keeps beside a raster: they come when it happens to close its layer.
    """
    found = {str(path.relative_to(folder)): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}
    return {name: content for name, content in found.items() if b"STATISTICS_MINIMUM" not in content}
