"""Alpha bands: which ones are a mask, and what GDAL needs to resample a file that has one among its other bands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape  # nosec B406 - writes XML, parses none

import rasterio
from rasterio.enums import ColorInterp

_GDAL_TYPES = {
    "uint8": "Byte", "int8": "Int8", "uint16": "UInt16", "int16": "Int16", "uint32": "UInt32", "int32": "Int32",
    "float32": "Float32", "float64": "Float64",
}  # fmt: skip


def alpha_bands(dataset: rasterio.DatasetReader) -> list[int]:
    """Return the numbers of the bands that the file calls alpha."""
    pairs = zip(dataset.indexes, dataset.colorinterp, strict=True)
    return [number for number, what in pairs if what == ColorInterp.alpha]


@contextmanager
def alpha_last(dataset: rasterio.DatasetReader, mask: int | None) -> Iterator[tuple[rasterio.DatasetReader, list[int]]]:
    """Yield a dataset for GDAL's warper, and the number that each of the file's bands has in it.

    The warper takes any band that is called alpha for the mask, and the bands before it for the data, however many follow.

    Parameters
    ----------
    dataset : rasterio.DatasetReader
    mask : int or None
        Number of the one band that is a mask, if any; what else is called alpha is data.
    """
    wrong = [number for number in alpha_bands(dataset) if number != mask or number != dataset.count]
    if not wrong or any(dtype not in _GDAL_TYPES for dtype in dataset.dtypes):
        yield dataset, list(dataset.indexes)
        return
    order = [number for number in dataset.indexes if number != mask] + ([mask] if mask is not None else [])
    with rasterio.open(_virtual(dataset, order, {mask})) as arranged:
        yield arranged, [order.index(number) + 1 for number in dataset.indexes]


def _virtual(dataset: rasterio.DatasetReader, order: list[int], masks: Collection[int | None]) -> str:
    transform = ", ".join(map(repr, dataset.transform.to_gdal()))
    bands = []
    for position, number in enumerate(order, start=1):
        nodata = dataset.nodatavals[number - 1]
        bands.append(
            f'<VRTRasterBand dataType="{_GDAL_TYPES[dataset.dtypes[number - 1]]}" band="{position}">'
            f"<ColorInterp>{'Alpha' if number in masks else 'Undefined'}</ColorInterp>"
            + (f"<NoDataValue>{nodata!r}</NoDataValue>" if nodata is not None else "")
            + f'<SimpleSource><SourceFilename relativeToVRT="0" shared="0">{escape(dataset.name)}</SourceFilename>'
            f"<SourceBand>{number}</SourceBand></SimpleSource></VRTRasterBand>"
        )
    crs = escape(dataset.crs.to_wkt()) if dataset.crs else ""
    return (
        f'<VRTDataset rasterXSize="{dataset.width}" rasterYSize="{dataset.height}"><SRS>{crs}</SRS>'
        f"<GeoTransform>{transform}</GeoTransform>{''.join(bands)}</VRTDataset>"
    )
