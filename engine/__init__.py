"""Strandline's computing engine: windows of satellite images in, clusters, water masks and changes out.

A plain Python package that never imports QGIS. QGIS runs it as ``python -m engine`` in an interpreter of its own. In a
notebook, the functions named here take and return xarray objects; each is loaded when it is first asked for, so that
importing the package takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api.clusters import kmeans_clustering, spectral_clustering
    from .api.images import open_image, regrid, signature, spectral_indices
    from .api.loading import load_cube, load_landsat, load_stac_item
    from .api.series import lake_series, open_series
    from .api.water import water_change, water_mask

__version__ = "0.1.0"

__all__ = [
    "kmeans_clustering",
    "lake_series",
    "load_cube",
    "load_landsat",
    "load_stac_item",
    "open_image",
    "open_series",
    "regrid",
    "signature",
    "spectral_clustering",
    "spectral_indices",
    "water_change",
    "water_mask",
]

_MODULES = {
    "images": ("open_image", "regrid", "signature", "spectral_indices"),
    "clusters": ("kmeans_clustering", "spectral_clustering"),
    "water": ("water_change", "water_mask"),
    "series": ("lake_series", "open_series"),
    "loading": ("load_cube", "load_landsat", "load_stac_item"),
}


def __getattr__(name: str) -> Any:
    for module, functions in _MODULES.items():
        if name in functions:
            return getattr(import_module(f"{__name__}.api.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
