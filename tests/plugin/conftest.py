"""A plugin folder and an engine home of the test's own, and a stand-in for building real environments."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

GOOD_VERIFY = """
import json, os, sys
assert "PYTHONHOME" not in os.environ and os.environ["PYTHONSAFEPATH"] == "1"
print("a library prints something")
print(json.dumps({"ok": True, "version": "9.8.7", "packages": {"numpy": "2"}}))
"""


@dataclass
class OwnPlugin:
    """A plugin folder of our own and the engine home that belongs to it."""

    folder: Path
    home: Path
    good_verify: str = GOOD_VERIFY

    def lock(self, text: str) -> None:
        """Write the lock file."""
        (self.folder / "engine" / "requirements.txt").write_bytes(text.encode())

    def verify(self, code: str) -> None:
        """Write what the engine's verification does."""
        (self.folder / "engine" / "verify.py").write_text(code, encoding="utf-8")

    def prepare(self, code: str) -> None:
        """Write what the engine does to compile its code."""
        (self.folder / "engine" / "prepare.py").write_text(code, encoding="utf-8")

    def engines(self) -> list[str]:
        """Return the names of all environments, ready or not."""
        return sorted(path.name for path in self.home.glob("engine-*"))


@pytest.fixture
def own_plugin(tmp_path, monkeypatch, set_setting):
    """Return a plugin folder with a made-up engine; the settings of this profile do not matter."""
    from strandline.plugin import environment

    made = OwnPlugin(tmp_path / "plugin", tmp_path / "home")
    (made.folder / "engine").mkdir(parents=True)
    (made.folder / "engine" / "__init__.py").touch()
    (made.folder / "engine" / "requirements.in").write_text("# packages\nnumpy\nno-such-package[extra]\n")
    made.lock("one==1\n")
    made.verify(made.good_verify)
    # Whoever is imported now would keep the made-up folder.
    importlib.import_module("strandline.algorithms.provider")
    monkeypatch.setattr(environment, "PLUGIN_FOLDER", made.folder)
    monkeypatch.setenv("STRANDLINE_ENGINE_HOME", str(made.home))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    for name in ("ENGINE_FOLDER", "PYTHON_INTERPRETER", "USE_INTERPRETER"):
        set_setting(name, "")
    return made


@pytest.fixture
def set_setting(monkeypatch):
    """Return a function that gives a setting a value without writing into any profile."""
    from strandline.plugin import settings

    def give(name, value):
        monkeypatch.setattr(settings, name, settings.Setting(f"STRANDLINE_TEST_{name}", "", str(value), "text"))

    return give


@pytest.fixture
def stand_in(monkeypatch):
    """Build with a link to this Python instead of with uv or pip; count how often."""
    from strandline.plugin.interpreters import Interpreter
    from strandline.plugin.package_installer import PackageInstaller, Tools

    builds = []

    def build(self, folder, tools):
        builds.append(folder)
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(sys.executable)
        return "stand-in 1.0"

    base = Interpreter(Path(sys.executable), sys.version_info[:3], True)
    monkeypatch.setattr(PackageInstaller, "build", build)
    monkeypatch.setattr(PackageInstaller, "choose_tools", lambda *_: Tools(base, None))
    return builds
