"""Lists that forms and engine both need: no import crosses the wall between them, so each side has its own."""

from __future__ import annotations

import json
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
#: The engine's list, by its module's file wherever in engine/ it lies and its name; and that of the QGIS side.
LISTS = {
    ("scaling.py", "SCALINGS"): ("algorithms.common", "SCALINGS"),
    ("scene.py", "MASKS"): ("algorithms.scenes.loading", "MASKS"),
    ("image.py", "RESAMPLING"): ("algorithms.grid.regrid", "RESAMPLING"),
    ("indices.py", "INDICES"): ("algorithms.spectra.spectralindices", "INDICES"),
    ("settings.py", "COMPUTE_KINDS"): ("plugin.settings", "CLUSTER_KIND"),
    ("settings.py", "WORKER_KINDS"): ("plugin.settings", "WORKER_KIND"),
}
ASK = """
import importlib, json, sys
print(json.dumps([list(getattr(importlib.import_module(module), name)) for module, name in json.loads(sys.argv[1])]))
"""


def module_of(file):
    (path,) = (CHECKOUT / "engine").rglob(file)
    return ".".join(path.relative_to(CHECKOUT).with_suffix("").parts)


@pytest.fixture(scope="module")
def of_engine(test_engine_python):
    """Return the engine's lists, as the engine's own interpreter has them."""
    wanted = json.dumps([(module_of(file), name) for file, name in LISTS])
    done = subprocess.run([test_engine_python, "-c", ASK, wanted], cwd=CHECKOUT, check=True, capture_output=True)
    return dict(zip(LISTS, json.loads(done.stdout)))


@pytest.mark.parametrize("name", LISTS, ids=lambda name: name[1])
def test_both_sides_have_the_same_words(of_engine, name):
    module, own_name = LISTS[name]
    own = getattr(import_module(f"strandline.{module}"), own_name)
    assert sorted(getattr(own, "choices", own)) == sorted(of_engine[name])
    assert len(of_engine[name]) > 1


def test_both_sides_hide_the_same_secrets():
    texts = {(CHECKOUT / side / "redaction.py").read_text(encoding="utf-8") for side in ("engine", "plugin")}
    assert len(texts) == 1
