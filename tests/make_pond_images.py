"""Write dates of the forest of Bouconne as images that Strandline reads: make_pond_images.py SOURCE FOLDER [DATE...].

Without a date it is the first and the fifth. Runs in the engine's environment and uses nothing but rasterio, so that tests do
not rest on the code they test.
"""

import sys
from pathlib import Path

import numpy as np
import rasterio

NAMES = ["blue", "green", "red", "nir", "rededge071", "rededge075", "rededge078", "nir08", "swir16", "swir22"]
DATES = ("2018-04-29", "2018-05-13", "2018-07-08", "2018-08-15", "2018-09-15", "2018-10-15", "2018-11-15")


def main(source, folder, *dates):
    """Write one GeoTIFF of reflectance for each date."""
    with rasterio.open(source) as dataset:
        for date in dates or (DATES[0], DATES[4]):
            first = len(NAMES) * DATES.index(date) + 1
            values = dataset.read(range(first, first + len(NAMES)), out_dtype=np.float32) * np.float32(1e-4)
            profile = {**dataset.profile, "count": len(NAMES), "dtype": "float32", "nodata": float("nan")}
            with rasterio.open(Path(folder) / f"{date}.tif", "w", **profile) as image:
                image.write(values)
                image.descriptions = NAMES
                image.update_tags(ACQUISITION_DATE=date, TIFFTAG_DATETIME=f"{date.replace('-', ':')} 00:00:00")


if __name__ == "__main__":
    main(*sys.argv[1:])
