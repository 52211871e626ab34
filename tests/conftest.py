"""What the tests of all three rooms share.

In QGIS the plugin is imported as QGIS does it: as the package ``strandline``, from a folder that holds a link of that
name to the checkout. In the engine's environment, where there is no QGIS, ``engine`` is imported from the checkout.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(Path(__file__).parent))
from local_servers import FileServer, file_server, stac_server  # noqa: E402 - of this folder, which is no package

IN_QGIS = importlib.util.find_spec("qgis") is not None
if IN_QGIS:
    # Before QGIS starts: what the tests read is in English, whatever the language of this computer.
    os.environ["LC_ALL"] = "C.UTF-8"


@dataclass(frozen=True)
class PondImages:
    """Two dates of a pond in Sentinel-2 reflectance, with named bands, and a point in its water."""

    before: Path
    after: Path
    x: float = 357096.7
    y: float = 4833436.5
    crs: str = "EPSG:32631"

    @property
    def point(self) -> str:
        """Return the point as Processing reads it."""
        return f"{self.x},{self.y} [{self.crs}]"


def pytest_configure(config):
    """Make the code importable, before any test module is."""
    if not IN_QGIS:
        sys.path.insert(0, str(CHECKOUT))
        return
    folder = tempfile.mkdtemp(prefix="strandline-tests-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.symlink(CHECKOUT, os.path.join(folder, "strandline"), target_is_directory=True)
    sys.path.insert(0, folder)


def pytest_collection_modifyitems(items):
    """Mark what needs SLURM, so that it is installed for these tests alone."""
    for item in items:
        if "slurm" in getattr(item, "fixturenames", ()):
            item.add_marker("slurm")


@pytest.fixture(scope="session")
def shared_data():
    """Return the folder of real sample scenes that is kept beside the checkout."""
    folder = CHECKOUT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the sample scenes are not there (../shared/data)")
    return folder


@pytest.fixture(scope="session")
def test_engine_python():
    """Return an interpreter that has the engine's packages, made for tests."""
    if not IN_QGIS:
        return Path(sys.executable)
    named = os.environ.get("STRANDLINE_TEST_ENGINE_PYTHON")
    if not named:
        pytest.skip("no engine to test with: run `make test-qgis`, or set STRANDLINE_TEST_ENGINE_PYTHON")
    return Path(named)


@pytest.fixture(scope="session")
def pond_image():
    """Return the demo's image of the pond: seven dates of ten bands each."""
    source = CHECKOUT / "build" / "images" / "2018_3A_Theia_Bouconne.tif"
    if not source.exists():
        pytest.skip("the images of the pond are not there: run `tools/setup.sh uv demo-image`")
    return source


@pytest.fixture(scope="session")
def pond_images(pond_image, test_engine_python, tmp_path_factory):
    """Return the two images of the demo, 2018-04-29 and 2018-09-15, made without Strandline's own code."""
    folder = tmp_path_factory.mktemp("pond")
    script = Path(__file__).with_name("make_pond_images.py")
    subprocess.run([test_engine_python, "-I", script, pond_image, folder], check=True)
    return PondImages(folder / "2018-04-29.tif", folder / "2018-09-15.tif")


@dataclass(frozen=True)
class LakeApi:
    """A STAC API with two summers of a lake, whose files lie on another server; ``truth`` has the areas in km²."""

    url: str
    files: FileServer
    truth: dict


@pytest.fixture(scope="session")
def lake_files(test_engine_python, tmp_path_factory):
    """Return a server of the scenes of a lake, made without Strandline's own code, and of the items that describe them."""
    folder = tmp_path_factory.mktemp("scenes")
    with file_server(folder) as files:
        script = Path(__file__).with_name("make_lake_scenes.py")
        subprocess.run([test_engine_python, "-I", script, folder, files.url], check=True)
        yield files


@pytest.fixture(scope="session")
def rustac(test_engine_python):
    """Return the program that serves STAC APIs."""
    return test_engine_python.parent / "rustac"


@pytest.fixture(scope="session")
def lake_api(lake_files, rustac):
    """Return a real STAC API that knows these scenes."""
    folder = lake_files.folder
    with stac_server(rustac, folder / "collection.json", folder / "items.json") as url:
        yield LakeApi(url, lake_files, json.loads((folder / "truth.json").read_text()))


@pytest.fixture(autouse=True)
def _servers_forget(request):
    """Let no fault of one test reach the next."""
    yield
    if "lake_files" in request.fixturenames:
        request.getfixturevalue("lake_files").forget()


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    """Return a function that runs the real ``qgis_process`` in a private profile, with this checkout as its plugin.

    It takes the command line's arguments and returns a ``subprocess.CompletedProcess`` with text.
    """
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("there is no qgis_process")
    folder = tmp_path_factory.mktemp("qgis-process")
    plugins = folder / "plugins"
    plugins.mkdir()
    (plugins / "strandline").symlink_to(CHECKOUT, target_is_directory=True)
    variables = qgis_process_variables(folder / "profile")
    variables["QGIS_PLUGINPATH"] = str(plugins)

    def run(*arguments, timeout=300, **more_variables):
        return subprocess.run(
            [program, *map(str, arguments)],
            env={**variables, **more_variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
        )

    run("plugins", "enable", "strandline")
    # For scripts that call the command themselves.
    run.variables = {**variables, "QGIS_PROCESS": program}
    return run


@pytest.fixture(scope="session")
def private_variables():
    """Return :func:`qgis_process_variables`, for tests that start a QGIS of their own."""
    return qgis_process_variables


@pytest.fixture(scope="session")
def qgis_window(tmp_path_factory):
    """Return a function that lets a script act in a real QGIS window, by a plan, and returns what it saw.

    The profile is new and knows nothing but ``settings``, lines of its QGIS3.ini; with or without the plugin.
    """
    screenshots = CHECKOUT / "build" / "screenshots"

    def act(script, plan, settings="", seconds=240, plugin=True, **more_variables):
        program = shutil.which("qgis.bin") or shutil.which("qgis")
        assert program, "there is no QGIS desktop"
        folder = tmp_path_factory.mktemp("window")
        profile = folder / "profile" / "profiles" / "default" / "QGIS" / "QGIS3.ini"
        profile.parent.mkdir(parents=True)
        plugins = "[PythonPlugins]\nprocessing=true\n" + ("strandline=true\n" if plugin else "")
        profile.write_text(plugins + settings, encoding="utf-8")
        (folder / "plugins").mkdir()
        if plugin:
            (folder / "plugins" / "strandline").symlink_to(CHECKOUT, target_is_directory=True)
        (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        variables = qgis_process_variables(folder / "profile")
        variables.update(
            QGIS_PLUGINPATH=str(folder / "plugins"),
            STRANDLINE_SESSION=str(folder / "plan.json"),
            QT_QPA_PLATFORM="xcb",
            # Where the script's own modules are.
            PYTHONPATH=str(Path(script).parent),
            **more_variables,
        )
        command = [program, "--noversioncheck", "--nologo", "--code", str(script)]
        done = subprocess.run(command, env=variables, timeout=seconds, check=False, capture_output=True, text=True)
        screenshots.mkdir(parents=True, exist_ok=True)
        for picture in folder.glob("*.png"):
            shutil.copy(picture, screenshots / picture.name)
        hung = folder / "hung.txt"
        assert (folder / "seen.json").exists(), done.stderr[-2000:] + (hung.read_text() if hung.exists() else "")
        return json.loads((folder / "seen.json").read_text(encoding="utf-8"))

    return act


def qgis_process_variables(profile):
    """Return the variables for a ``qgis_process`` that knows nothing of this test's own QGIS."""
    own = ("QGIS_CUSTOM_CONFIG_PATH", "QGIS_OPTIONS_PATH", "QGIS_PLUGINPATH", "QGIS_PREFIX_PATH", "PYTHONPATH")
    variables = {name: value for name, value in os.environ.items() if name not in own}
    return {**variables, "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QT_QPA_PLATFORM": "offscreen"}
