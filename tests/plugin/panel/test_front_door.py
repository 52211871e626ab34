"""Without a window there is no front door."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
CODE = """
import os, sys
from pathlib import Path
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
sys.path.append(os.path.join(application.pkgDataPath(), "python", "plugins"))
from processing.core.Processing import Processing
Processing.initialize()
import strandline
plugin = strandline.classFactory(None)
plugin.initProcessing()
assert QgsApplication.processingRegistry().algorithmById("strandline:lakechange")
assert plugin.front_door is None
print("loaded:", sorted(name for name in sys.modules if name.startswith("strandline.plugin.panel")))
plugin.unload()
"""


def test_without_a_window_no_widget_of_the_panel_is_loaded(tmp_path, private_variables):
    (tmp_path / "strandline").symlink_to(CHECKOUT, target_is_directory=True)
    variables = {**private_variables(tmp_path / "profile"), "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", CODE], env=variables, capture_output=True, text=True, timeout=60)
    loaded = done.stdout.rpartition("loaded: ")[2]
    # What tells images and their days apart is of use in dialogs, too.
    assert "panel.front_door" not in loaded and "panel.dock" not in loaded and loaded.count("panel.") <= 1, done.stderr
    assert done.returncode == 0, done.stderr
