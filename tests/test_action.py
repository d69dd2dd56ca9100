# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The GitHub Action: by its published schema, and its shell run by bash as a runner runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.installed import ROOT, copied, linked

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
DEFAULTS = {name: given.get("default", "") for name, given in ACTION["inputs"].items()}
RELEASE = '[release]\nname = "acme/tool"\nkind = "code"\nlicence = "MIT"\n'
PARSER = '\n[[component]]\nname = "acme/parser"\nkind = "code"\nlicence = "{}"\nrelation = "incorporates"\n'


class Runner:
    """Runs the shell of the steps as a runner does: expressions in `env` only, outputs and summary in files."""

    def __init__(self, folder: Path, site: Path, **inputs: str) -> None:
        self.folder, self.inputs = folder, {**DEFAULTS, **inputs}
        self.site = site
        self.output, self.summary = folder / "output", folder / "summary"
        self.workspace = folder / "workspace"
        self.workspace.mkdir(parents=True)

    def outputs(self) -> dict[str, str]:
        lines = self.output.read_text(encoding="utf-8").splitlines() if self.output.exists() else []
        return dict(line.split("=", 1) for line in lines)

    def value(self, text: str) -> str:
        known = {f"inputs.{name}": value for name, value in self.inputs.items()}
        known |= {f"steps.check.outputs.{name}": value for name, value in self.outputs().items()}
        known |= {"runner.temp": str(self.site), "github.action_path": str(self.site / "action")}
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: known.get(found[1], ""), text)

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        step = STEPS[name]
        script = self.folder / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "COV"))}
        environment |= {name: self.value(text) for name, text in step.get("env", {}).items()}
        environment |= {"GITHUB_OUTPUT": str(self.output), "GITHUB_STEP_SUMMARY": str(self.summary)}
        environment |= {"PYTHONPATH": str(self.site / "needs"), "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1"}
        environment |= {"PIP_NO_BUILD_ISOLATION": "0", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        return subprocess.run(
            command, cwd=self.workspace, env=environment, capture_output=True, text=True, check=False, timeout=300
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder of a runner in which the first step has installed this package."""
    folder = tmp_path_factory.mktemp("runner")
    copied(folder / "action")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    linked(folder / "needs", *project["project"]["dependencies"], *project["build-system"]["requires"])
    (folder / "install").mkdir()
    done = Runner(folder / "install", folder).run("Install licet")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_action_is_one_by_the_published_schema() -> None:
    command = ["-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("file", "schema"), [("licences.yml", "github-workflows"), (".gitlab-ci.yml", "gitlab-ci")])
def test_the_snippets_of_the_page_are_what_each_service_takes(file: str, schema: str, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    found = re.search(rf"^```yaml [\w./]*{re.escape(file)}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found is not None
    (tmp_path / file).write_text(found[1], encoding="utf-8")
    command = ["-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(tmp_path / file)]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_page_names_every_input_and_output() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for name, given in ACTION["inputs"].items():
        default = given.get("default", "")
        assert re.search(rf"^\| `{name}` \|.*{re.escape(default)}", page, re.MULTILINE), name
    assert all(f"| `{name}` |" in page for name in ACTION["outputs"])


def test_other_actions_are_pinned_and_inputs_never_reach_the_shell_as_text() -> None:
    for step in ACTION["runs"]["steps"]:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step.get("uses", "a/b@" + "0" * 40))
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(
    ("component", "answer", "status"),
    [("", "yes", 0), (PARSER.format("GPL-3.0-only"), "no", 1), (PARSER.format("gpl"), "unknown", 3)],
)
def test_it_judges_reports_and_answers(site: Path, tmp_path: Path, component: str, answer: str, status: int) -> None:
    runner = Runner(tmp_path, site)
    (runner.workspace / "licet.toml").write_text(RELEASE + component, encoding="utf-8")
    done = runner.run("Judge")
    assert done.returncode == 0, done.stdout + done.stderr
    found = runner.outputs()
    assert found["answer"] == answer
    sarif: dict[str, Any] = json.loads(Path(found["sarif"]).read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0"
    assert Path(found["report"]).read_text(encoding="utf-8") == runner.summary.read_text(encoding="utf-8")
    assert ("::error file=licet.toml,line=" in done.stdout) is (answer == "no")
    last = runner.run("Answer")
    assert last.returncode == status
    assert ("::error title=licet::" in last.stdout) is (answer != "yes")


def test_an_unknown_can_be_let_through_and_is_still_no_yes(site: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path, site, **{"fail-on-unknown": "false"})
    (runner.workspace / "licet.toml").write_text(RELEASE + PARSER.format("gpl"), encoding="utf-8")
    runner.run("Judge")
    last = runner.run("Answer")
    assert (runner.outputs()["answer"], last.returncode) == ("unknown", 0)
    assert "::warning title=licet::unknown" in last.stdout


def test_paths_and_arguments_are_words_and_no_commands(site: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path, site, path="a b\n$(touch owned)\n", args="--act sell; touch owned")
    (runner.workspace / "a b").mkdir()
    (runner.workspace / "a b" / "licet.toml").write_text(RELEASE, encoding="utf-8")
    done = runner.run("Judge")
    assert done.returncode == 0, done.stdout + done.stderr
    assert runner.outputs() == {"answer": "error"}
    assert "sell;" in done.stderr
    assert not (runner.workspace / "owned").exists()
    assert runner.run("Answer").returncode == 2
    fine = Runner(tmp_path / "fine", site, path="a b", args="--act sell\n--defaults eurp")
    (fine.workspace / "a b").mkdir()
    (fine.workspace / "a b" / "licet.toml").write_text(RELEASE, encoding="utf-8")
    fine.run("Judge")
    assert fine.outputs()["answer"] == "error"  # each word of each line counts
    fine.output.unlink()
    fine.inputs["args"] = "--act sell\n--defaults eu"
    fine.run("Judge")
    assert fine.outputs()["answer"] == "yes"
