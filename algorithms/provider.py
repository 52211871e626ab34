"""The Processing provider: the list of Strandline's tools."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..plugin import options
from ..plugin.engine_client import close_shared_client
from ..plugin.environment import PLUGIN_FOLDER
from ..plugin.translation import tr
from .accuracy.assessaccuracy import AssessAccuracy
from .accuracy.samplepoints import SamplePoints
from .base import ICON
from .clusters.applyclusters import ApplyClusters
from .clusters.kmeansclustering import KMeansClustering
from .clusters.spectralclustering import SpectralClustering
from .engine.enginestatus import EngineStatus
from .engine.installengine import InstallEngine
from .grid.regrid import Regrid
from .scenes.loadcube import LoadCube
from .scenes.loadlandsat import LoadLandsat
from .scenes.loadsentinel2 import LoadSentinel2
from .scenes.loadstac import LoadStac
from .scenes.searchscenes import SearchScenes
from .scenes.stackbands import StackBands
from .shipped_model import ShippedModel
from .spectra.spectralindices import SpectralIndices
from .spectra.spectralsignature import SpectralSignature
from .water.lakechange import LakeChange
from .water.lakeseries import LakeSeries
from .water.shoreline import Shoreline
from .water.waterchange import WaterChange
from .water.waterfraction import WaterFraction
from .water.watermask import WaterMask

ALGORITHMS = (
    InstallEngine,
    EngineStatus,
    SearchScenes,
    LoadStac,
    LoadLandsat,
    LoadSentinel2,
    LoadCube,
    StackBands,
    Regrid,
    SpectralSignature,
    SpectralIndices,
    SpectralClustering,
    KMeansClustering,
    ApplyClusters,
    WaterMask,
    WaterFraction,
    Shoreline,
    WaterChange,
    LakeChange,
    LakeSeries,
    SamplePoints,
    AssessAccuracy,
)


class StrandlineProvider(QgsProcessingProvider):
    """Offers the tools to the toolbox, the modeler and ``qgis_process``."""

    def id(self) -> str:
        """Return the id that scripts and models use; it never changes."""
        return "strandline"

    def name(self) -> str:
        """Return the name that people see."""
        return "Strandline"

    def longName(self) -> str:  # noqa: N802 - QGIS's name
        """Return the name with what it is about."""
        return tr("Strandline: water from satellite images")

    def icon(self) -> QIcon:
        """Return Strandline's icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802 - QGIS's name
        """Return the path of the icon."""
        return ICON

    def supportedOutputRasterLayerExtensions(self) -> list[str]:  # noqa: N802 - QGIS's name
        """Return the only format that rasters are written in, so that no other one is promised by a file's name."""
        return ["tif"]

    def load(self) -> bool:
        """Register settings and tools."""
        options.register(self.icon())
        self.refreshAlgorithms()
        return True

    def unload(self) -> None:
        """Take the settings away again and stop the engine."""
        options.unregister()
        close_shared_client()

    def loadAlgorithms(self) -> None:  # noqa: N802 - QGIS's name
        """Add one instance of each tool."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        # Models look their steps up in the registry, so they can be read only once this provider stands in it.
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            for path in sorted((PLUGIN_FOLDER / "resources" / "models").glob("*.model3")):
                model = ShippedModel()
                if model.load(str(path)):
                    self.addAlgorithm(model)
