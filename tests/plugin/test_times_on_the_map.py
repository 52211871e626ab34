"""What QGIS shows of layers with dates while its temporal controller is off."""

from __future__ import annotations

import pytest
import qgis.utils
from qgis.core import (
    QgsDateTimeRange,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsTemporalNavigationObject,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QDateTime
from strandline.plugin.compat import show_all_times
from strandline.plugin.post_processors import KeptPostProcessor


class Window:
    """The part of QGIS's window that is asked for; the canvas and the controller are real."""

    def __init__(self):
        self.canvas, self.controller = QgsMapCanvas(), QgsTemporalNavigationObject()
        self.canvas.setTemporalController(self.controller)

    def mapCanvas(self):
        return self.canvas


@pytest.mark.parametrize("playing", [False, True])
def test_the_map_keeps_to_an_hour_only_if_the_controller_is_on(qgis_app, monkeypatch, playing):
    window, now = Window(), QDateTime.currentDateTime()
    modes = type(window.controller.navigationMode())
    window.controller.setNavigationMode(modes(1 if playing else 0))
    window.canvas.setTemporalRange(QgsDateTimeRange(now, now.addSecs(3600)))
    monkeypatch.setattr(qgis.utils, "iface", window)
    result = QgsVectorLayer("Point?crs=EPSG:4326", "result", "memory")
    KeptPostProcessor().postProcessLayer(result, QgsProcessingContext(), QgsProcessingFeedback())
    assert window.canvas.temporalRange().isInfinite() is not playing


def test_without_a_window(qgis_app, monkeypatch):
    monkeypatch.setattr(qgis.utils, "iface", None)
    show_all_times()
