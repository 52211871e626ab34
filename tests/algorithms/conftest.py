"""The provider in this QGIS, an engine that is ready, the real command, and the made-up lake on the disk."""

from __future__ import annotations

import gc

import pytest
from qgis.core import QgsApplication, QgsLayerTreeModel, QgsProject
from rasters import BANDS, huge, image_of, lake_classes, mask_of, write_raster

pytest.register_assert_rewrite("assertions")
from assertions import Command  # noqa: E402 - after the line above, or a failure would not say what differs


@pytest.fixture(scope="session")
def provider(qgis_processing):
    """Return Strandline's provider, loaded as QGIS loads it."""
    import strandline

    plugin = strandline.classFactory(None)
    plugin.initProcessing()
    yield QgsApplication.processingRegistry().providerById("strandline")
    plugin.unload()
    # A failed run's traceback holds its layers in a cycle; layers that outlive QGIS crash it at the end.
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def layer_tree(qgis_app):
    """Give what stands for QGIS's window a real tree of layers, which newer versions load results into."""
    import qgis.utils
    from qgis.gui import QgsLayerTreeView

    tree = QgsLayerTreeView()
    tree.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot()))
    qgis.utils.iface.layerTreeView = lambda: tree
    yield
    del qgis.utils.iface.layerTreeView


@pytest.fixture(scope="session")
def engine(provider):
    """Make sure that the tools can compute."""
    from strandline.plugin import environment

    reason = environment.why_not_ready()
    if reason:
        pytest.fail(f"{reason} STRANDLINE_ENGINE_HOME says where it is.")


@pytest.fixture(scope="session")
def command(engine, qgis_process):
    """Return the real ``qgis_process``."""
    return Command(qgis_process)


@pytest.fixture(scope="session")
def lake(tmp_path_factory):
    """Return the lake's files: ``before`` and ``after`` are images, ``wet_before`` and ``wet_after`` their masks."""
    folder = tmp_path_factory.mktemp("lake")
    paths = {}
    for seed, (name, date) in enumerate((("before", "2018-04-29"), ("after", "2018-09-15"))):
        classes = lake_classes(after=name == "after")
        for kind, values, nodata, bands in (
            ("", image_of(classes, seed), float("nan"), BANDS),
            ("wet_", mask_of(classes), 255, ()),
            ("classes_", classes, 0, ()),
        ):
            path = folder / f"{kind}{name}.tif"
            paths[kind + name] = write_raster(path, values, names=bands, date=date, nodata=nodata)
    return paths


@pytest.fixture(scope="session")
def huge_lake(lake, tmp_path_factory):
    """Return the same rasters drawn so large that computing takes long enough to be cancelled."""
    folder = tmp_path_factory.mktemp("huge")
    return {name: huge(folder / f"{name}.vrt", path) for name, path in lake.items()}
