"""Files that hosting sites read: valid, and what they call is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
FORMS = sorted((CHECKOUT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
#: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
FIELDS = {"markdown", "textarea", "input", "dropdown", "checkboxes"}


def read(name):
    return yaml.safe_load((CHECKOUT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def commands():
    """Return what each job of the workflow runs, by the job's name."""
    jobs = read(".github/workflows/tests.yml")["jobs"]
    assert all({"runs-on", "container", "timeout-minutes", "steps"} <= set(job) for job in jobs.values())
    return {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}


def test_the_hosted_jobs_run_every_group_of_tests_once(commands):
    script = (CHECKOUT / "tools" / "test.sh").read_text(encoding="utf-8")
    groups = set(re.findall(r"^check_(\w+)\(\)", script, re.MULTILINE))
    run = [
        group
        for lines in commands.values()
        for line in lines
        if line.startswith("tools/test.sh ")
        for group in line.split()[1:]
    ]
    assert sorted(run) == sorted(groups)


def test_the_hosted_jobs_cover_the_oldest_and_the_newest_qgis():
    rows = read(".github/workflows/tests.yml")["jobs"]["qgis"]["strategy"]["matrix"]["include"]
    metadata = (CHECKOUT / "metadata.txt").read_text(encoding="utf-8")
    assert f"qgisMinimumVersion={rows[0]['qgis']}\n" in metadata
    assert rows[-1]["qgis"] == "latest"
    assert all(re.fullmatch(r"[\w/]+:\w+", row["image"]) for row in rows)


def test_the_hooks_call_locked_tools():
    locked = (CHECKOUT / "tools" / "requirements-lint.txt").read_text(encoding="utf-8")
    targets = re.findall(r"^(\w+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    (repository,) = read(".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        program, argument = hook["entry"].split()[:2]
        if program == "make":
            assert argument in targets
        else:
            folder, _, tool = program.rpartition("/")
            assert folder == "build/venv-lint/bin" and re.search(rf"^{tool}==", locked, re.MULTILINE)


@pytest.mark.parametrize("path", [path for path in FORMS if path.name != "config.yml"], ids=lambda path: path.stem)
def test_an_issue_form_is_one(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form["name"] and form["description"]
    assert all(field["type"] in FIELDS and field["attributes"]["label"] for field in form["body"])
    ids = [field["id"] for field in form["body"]]
    assert len(set(ids)) == len(ids) > 0


def test_the_citation_has_what_its_format_asks_for():
    citation = read("CITATION.cff")
    assert {"cff-version", "message", "title", "authors", "version"} <= set(citation)
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["license"] == project["license"]
