"""Make small Sentinel-2 products in the SAFE format: make_safe_product.py FOLDER writes those that tests in QGIS load.

Folders, file names and metadata follow the Products Specification Document, issue 14; images are lossless JPEG 2000. Runs in
the engine's environment and uses nothing but numpy, affine and rasterio, so that tests do not rest on the code they test.
"""

import sys
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine

CRS = "EPSG:32631"
LEFT, TOP = 600_000.0, 4_800_000.0
#: Width and height in metres: 120, 60 and 20 pixels of 10, 20 and 60 m.
SIDE = 1200
#: In the order of the numbers that the metadata give the bands; the finest pixels of each in metres.
PIXELS = {
    "B01": 60, "B02": 10, "B03": 10, "B04": 10, "B05": 20, "B06": 20, "B07": 20, "B08": 10, "B8A": 20, "B09": 60, "B10": 60,
    "B11": 20, "B12": 20,
}  # fmt: skip
TILE = "T31TEJ_20221005T105841"
METADATA = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<n1:Level-{level}_User_Product xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/User_Product_Level-{level}.xsd">
  <n1:General_Info>
    <Product_Info>
      <PRODUCT_START_TIME>2022-10-05T10:58:41.024Z</PRODUCT_START_TIME>
      <PROCESSING_LEVEL>Level-{level}</PROCESSING_LEVEL>
      <PROCESSING_BASELINE>{baseline}</PROCESSING_BASELINE>
      <Datatake datatakeIdentifier="GS2B_20221005T105841_029143_N{baseline}">
        <SPACECRAFT_NAME>Sentinel-2B</SPACECRAFT_NAME>
      </Datatake>
    </Product_Info>
    <Product_Image_Characteristics>
      {factors}
    </Product_Image_Characteristics>
  </n1:General_Info>
</n1:Level-{level}_User_Product>
"""


def stored_numbers(band):
    """Return a band's numbers as they are stored: a plane that is another one for each band, with a hole in B02.

    At the middles of the pixels of all sizes a plane has whole numbers, and interpolating it linearly gives the same plane.
    """
    pixel = PIXELS[band]
    away = np.arange(SIDE // pixel) * pixel + pixel // 2
    values = 1000 + 100 * list(PIXELS).index(band) + (away[np.newaxis] + away[:, np.newaxis]) // 5
    if band == "B02":
        values[30:33, 40:44] = 0
    return values.astype(np.uint16)


def write_product(folder, level="2A", *, offsets=None, quantification=10_000, bands=None, quality=None):
    """Write a product and return its folder.

    Parameters
    ----------
    folder : Path
        Where the .SAFE folder goes.
    level : str
        ``2A`` or ``1C``.
    offsets : sequence of int, optional
        What to add to the 13 bands, as from processing baseline 04.00 on.
    quantification : float
        What to divide by then.
    bands : mapping of str to ndarray, optional
        Stored numbers of the bands; of all bands that the level has by default.
    quality : ndarray, optional
        Scene classification of level 2A, (60, 60) classes; or the mask of level 1C, (3, 20, 20) of 0 and 1.
    """
    safe = Path(folder) / f"S2B_MSIL{level}_TEST.SAFE"
    granule = safe / "GRANULE" / f"L{level}_T31TEJ_A029143_20221005T105902"
    bands = bands or {band: stored_numbers(band) for band in PIXELS if (level, band) != ("2A", "B10")}
    for band, values in bands.items():
        if level == "1C":
            _write_jp2(granule / "IMG_DATA" / f"{TILE}_{band}.jp2", values)
            continue
        for pixel in (10, 20, 60):
            # Level 2A has bands in coarser sizes too. Here these hold numbers that nobody must read.
            if pixel >= PIXELS[band]:
                content = values if pixel == PIXELS[band] else np.full(2 * (SIDE // pixel,), 9, np.uint16)
                _write_jp2(granule / "IMG_DATA" / f"R{pixel}m" / f"{TILE}_{band}_{pixel}m.jp2", content)
    if level == "2A":
        classes = np.full((60, 60), 6, np.uint8) if quality is None else quality
        _write_jp2(granule / "IMG_DATA" / "R20m" / f"{TILE}_SCL_20m.jp2", classes)
        _write_jp2(granule / "IMG_DATA" / "R60m" / f"{TILE}_SCL_60m.jp2", np.full((20, 20), 9, np.uint8))
        _write_jp2(granule / "IMG_DATA" / "R10m" / f"{TILE}_TCI_10m.jp2", np.full((3, 120, 120), 9, np.uint8))
    elif quality is not None:
        _write_jp2(granule / "QI_DATA" / "MSK_CLASSI_B00.jp2", quality)
    factors = _factors(level, quantification, offsets)
    baseline = "02.09" if offsets is None else "04.00"
    (safe / f"MTD_MSIL{level}.xml").write_text(METADATA.format(level=level, baseline=baseline, factors=factors))
    (safe / "manifest.safe").write_text("<xfdu/>")
    (granule / "MTD_TL.xml").write_text("<Tile/>")
    return safe


def _factors(level, quantification, offsets):
    kind, around = {"2A": ("BOA", "BOA_ADD_OFFSET_VALUES_LIST"), "1C": ("RADIO", "Radiometric_Offset_List")}[level]
    if level == "2A":
        text = (
            f'<QUANTIFICATION_VALUES_LIST><BOA_QUANTIFICATION_VALUE unit="none">{quantification}</BOA_QUANTIFICATION_VALUE>'
            '<AOT_QUANTIFICATION_VALUE unit="none">1000.0</AOT_QUANTIFICATION_VALUE></QUANTIFICATION_VALUES_LIST>'
        )
    else:
        text = f'<QUANTIFICATION_VALUE unit="none">{quantification}</QUANTIFICATION_VALUE>'
    if offsets is not None:
        lines = (
            f'<{kind}_ADD_OFFSET band_id="{number}">{offset}</{kind}_ADD_OFFSET>'
            for number, offset in enumerate(offsets)
        )
        text += f"<{around}>{''.join(lines)}</{around}>"
    return text


def _write_jp2(path, values):
    values = values if values.ndim == 3 else values[np.newaxis]
    pixel = SIDE / values.shape[2]
    path.parent.mkdir(parents=True, exist_ok=True)
    with rasterio.open(
        path, "w", driver="JP2OpenJPEG", count=len(values), height=values.shape[1], width=values.shape[2],
        dtype=values.dtype, crs=CRS, transform=Affine(pixel, 0, LEFT, 0, -pixel, TOP), QUALITY=100, REVERSIBLE="YES", YCC="NO",
    ) as dataset:  # fmt: skip
        dataset.write(values)


def main(folder):
    """Write a product of each level whose quality bands mark something, both with the offset of -1000."""
    classes = np.full((60, 60), 6, np.uint8)
    classes[0:10], classes[20:25, 30:40], classes[40:45, 30:40] = 0, 9, 3
    write_product(folder, offsets=[-1000] * 13, quality=classes)
    clouds = np.zeros((3, 20, 20), np.uint8)
    clouds[0, 5:8, 5:8], clouds[1, 10:12, 3:5], clouds[2, 15:18, 10:14] = 1, 1, 1
    write_product(folder, "1C", offsets=[-1000] * 13, quality=clouds)


if __name__ == "__main__":
    main(*sys.argv[1:])
