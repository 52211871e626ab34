"""A step that reads from a web server as the real ones do: a catalogue's JSON, and pixels through GDAL."""

from __future__ import annotations

from typing import Any

from engine.job import Job
from engine.raster.image import open_image
from engine.scenes.stac_client import read_json


def run(job: Job, *, url: str) -> dict[str, Any]:
    return {"json": read_json(f"{url}/item.json", patient=False), "width": open_image(f"{url}/image.tif").grid.width}
