# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Habits of the command line: pipes, terminals, interrupts, quiet, completion, help that ends with an example."""

from __future__ import annotations

import io
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from licet.cli import progress
from licet.cli.app import NAMES, load
from licet.cli.completion import SHELLS, script
from licet.cli.errors import CallError
from licet.cli.output import placed, style
from licet.report.style import Style
from tests.unit.cli.runs import licet, on_a_terminal
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
CARD = "---\nlicense: mit\nbase_model: acme/nobody-knows-it\n---\n# A model\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("no", REFUSED), ("yes", PERMITTED), ("unknown", OPEN)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "licet.toml").write_text(text, encoding="utf-8")
    return tmp_path


# quiet


@pytest.mark.parametrize(("name", "status"), [("yes", 0), ("no", 1), ("unknown", 3)])
def test_quiet_prints_nothing_and_the_status_is_the_answer(folder: Path, name: str, status: int) -> None:
    for option in ("-q", "--quiet"):
        run = licet("check", name, option, cwd=folder)
        assert (run.status, run.out, run.err) == (status, "", "")


def test_quiet_still_writes_a_file_and_still_tells_errors(folder: Path) -> None:
    run = licet("check", "no", "nowhere", "-q", "-o", "report.txt", cwd=folder)
    assert (run.status, run.out) == (2, "")
    assert run.err == "error: nowhere: no such file or folder\n"
    assert "no   acme/chat-7b cannot" in (folder / "report.txt").read_text(encoding="utf-8")


def test_a_pair_can_be_asked_quietly() -> None:
    assert licet("compat", "GPL-3.0-only", "MIT", "-q") == licet("compat", "GPL-3.0-only", "MIT", "--quiet")
    run = licet("compat", "GPL-3.0-only", "MIT", "-q")
    assert (run.status, run.out, run.err) == (1, "", "")


# formats


@pytest.mark.parametrize("format", ["sarif", "github", "markdown", "junit", "gitlab"])
def test_a_format_is_written_with_the_status_of_the_answer(folder: Path, format: str) -> None:
    run = licet("check", "no", "--format", format, cwd=folder)
    assert (run.status, run.err) == (1, "")
    assert "further-restriction" in run.out
    assert "no/licet.toml" in run.out
    assert str(folder) not in run.out
    both = licet("check", "no", "unknown", "--format", format, cwd=folder)
    assert both.status == 1
    assert "unknown/licet.toml" in both.out


def test_a_bill_of_materials_is_of_one_release(folder: Path) -> None:
    run = licet("check", "no", "yes", "--format", "spdx", cwd=folder)
    assert (run.status, run.out) == (2, "")
    assert run.err == "error: --format: spdx describes one release: give one PATH\n"


def test_where_all_is_passed_over_a_build_still_finds_its_file(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Not a card\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    for format, begins in (("sarif", "{"), ("gitlab", "[]"), ("junit", "<?xml")):
        run = licet("check", "pyproject.toml", "--if-any", "--format", format, "-o", "out", cwd=tmp_path)
        assert (run.status, run.out, run.err) == (0, "", "")
        assert (tmp_path / "out").read_text(encoding="utf-8").startswith(begins)
    assert licet("check", "pyproject.toml", "--if-any", "--format", "markdown", cwd=tmp_path).out == ""


def test_a_pair_is_told_in_markdown_too() -> None:
    run = licet("compat", "Apache-2.0", "GPL-2.0-only", "--format", "markdown")
    assert run.status == 1
    assert "❌ no: a release that incorporates code under Apache-2.0" in run.out
    assert licet("compat", "MIT", "MIT", "--format", "sarif").status == 2


def test_paths_and_links_lead_to_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("GITHUB_WORKSPACE", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_SERVER_URL", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    here = Path.cwd()
    assert placed(Style()) == Style(base=str(here))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here.parent))
    monkeypatch.setenv("GITHUB_REPOSITORY", "acme/chat")
    monkeypatch.setenv("GITHUB_SHA", "1f2e")
    assert placed(Style()) == Style(base=str(here.parent), web="https://github.com/acme/chat/blob/1f2e/")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here / "elsewhere"))
    assert placed(Style()) == Style(base=str(here))
    monkeypatch.delenv("GITHUB_WORKSPACE")
    monkeypatch.setenv("CI_PROJECT_DIR", str(here))
    monkeypatch.setenv("CI_PROJECT_URL", "https://forge.example/acme/chat")
    monkeypatch.setenv("CI_COMMIT_SHA", "1f2e")
    monkeypatch.delenv("GITHUB_REPOSITORY")
    assert placed(Style()).web == "https://forge.example/acme/chat/-/blob/1f2e/"


# standard input


def test_check_reads_what_is_piped_in(folder: Path) -> None:
    run = licet("check", "-", cwd=folder, stdin=REFUSED.encode())
    assert (run.status, run.err) == (1, "")
    assert "(stdin/licet.toml:14)" in run.out
    assert licet("check", "-", "--as", "MIT", stdin=CARD.encode()).status == 3
    both = licet("check", "-", "yes", "-q", cwd=folder, stdin=REFUSED.encode())
    assert both.status == 1
    assert not list(folder.glob("stdin*"))


def test_suggest_and_graph_read_what_is_piped_in() -> None:
    assert licet("suggest", "-", stdin=PERMITTED.encode()).status == 0
    assert licet("graph", "-", stdin=REFUSED.encode()).status == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "error: standard input: there is nothing on it"),
        (b'[release]\nkind = "modle"\n', 'error: stdin/licet.toml:2: unknown kind "modle"'),
        (b"{}", "error: stdin/document.json: not a file that describes a release"),
    ],
)
def test_what_is_wrong_with_standard_input_is_told(data: bytes, message: str) -> None:
    run = licet("check", "-", stdin=data)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith(message)


def test_standard_input_is_read_once() -> None:
    assert licet("check", "-", "-", stdin=CARD.encode()).err == "error: -: standard input can be read once\n"


# streams that end


def unread(*arguments: str) -> tuple[int, bytes]:
    """Return the status and the errors of a call whose standard output nobody reads."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "licet", *arguments], stdout=write, stderr=subprocess.PIPE, check=False, timeout=60
        )
    finally:
        os.close(write)
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--help"], 0),
        (["check", "--help"], 0),
        (["list"], 0),
        (["--show-completion", "bash"], 0),
        (["compat", "GPL-3.0-only", "MIT"], 1),
        (["check", str(EXAMPLES / "openrail-merged-with-gpl"), "--format", "json"], 1),
    ],
)
def test_a_reader_that_went_away_changes_no_status_and_makes_no_noise(arguments: list[str], status: int) -> None:
    assert unread(*arguments) == (status, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_an_error_and_no_answer() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "licet", "compat", "MIT", "MIT"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"error: standard output: no space left on device\n"


def test_closed_streams_leave_the_status() -> None:
    call = f"{shlex.quote(sys.executable)} -m licet compat GPL-3.0-only MIT"
    assert subprocess.run(f"{call} >&-", shell=True, check=False).returncode == 1
    assert subprocess.run(f"{call} X 2>&-", shell=True, check=False, stdout=subprocess.DEVNULL).returncode == 2


@pytest.mark.parametrize("arguments", [["check", "-"], ["parse", "-"]])
def test_an_interrupt_ends_quietly_with_130(arguments: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "licet", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(b"x" * 200_000)  # more than a pipe holds: it is being read when this returns
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_an_interrupt_without_options_ends_quietly_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import licet.cli.judging
    from licet.cli import main

    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(licet.cli.judging, "check", interrupted)
    monkeypatch.setattr("sys.argv", ["licet", "check"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert capsys.readouterr() == ("", "")


# how it looks


def test_no_colour_in_a_pipe_and_colour_on_a_terminal(folder: Path) -> None:
    assert "\x1b" not in licet("check", "no", cwd=folder).out
    assert "\x1b[1;31mno\x1b[0m" in on_a_terminal("check", "no", cwd=folder).out
    assert "\x1b" not in on_a_terminal("check", "no", cwd=folder, NO_COLOR="1").out


def test_columns_are_respected(folder: Path) -> None:
    for columns in (50, 72):
        run = licet("check", "no", cwd=folder, COLUMNS=str(columns))
        assert columns - 25 < max(map(len, run.out.splitlines())) <= columns
    assert max(map(len, licet("check", "no", cwd=folder).out.splitlines())) <= 100
    assert max(map(len, licet("check", "no", cwd=folder, COLUMNS="160").out.splitlines())) > 100
    odd = licet("check", "no", cwd=folder, COLUMNS="many")
    assert odd.out == licet("check", "no", cwd=folder).out


def test_a_width_too_narrow_to_read_is_widened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "3")
    assert style().width == 40


# progress


class _Screen(io.StringIO):
    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


def screen_of(monkeypatch: pytest.MonkeyPatch) -> _Screen:
    """Put a terminal in place of standard error. Not a fixture: pytest sets the stream anew before the test itself."""
    found = _Screen()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    return found


def test_progress_is_shown_after_a_while_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE", 0.01)
    with progress.Progress() as shown:
        shown.says("reading a file with a name that is a good deal longer than the line is wide")
        for _ in range(1000):
            if "reading" in screen.getvalue():
                break
            time.sleep(0.01)
    lines = screen.getvalue().split("\r\x1b[K")
    assert lines[0] == ""
    assert lines[1].startswith("licet: reading a file")
    assert len(lines[1]) < 40
    assert lines[-1] == ""
    assert "\n" not in screen.getvalue()


def test_what_is_done_at_once_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    with progress.Progress() as shown:
        shown.says("reading")
    assert screen.getvalue() == ""


def test_no_progress_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "dumb")
    with progress.Progress() as shown:
        shown.says("reading")
        time.sleep(0.02)
    assert screen.getvalue() == ""


# help and completion


@pytest.mark.parametrize("name", NAMES)
def test_help_ends_with_an_example_that_can_be_called(name: str) -> None:
    command = load(name)
    run = licet(name, "--help")
    lines = [line.strip() for line in run.out.strip().splitlines()]
    examples = [line for line in lines if line.startswith("Example: ")]
    assert lines[-1] == examples[-1]
    assert command.help
    for example in examples:
        program, called, *arguments = shlex.split(example.removeprefix("Example: "))
        assert (program, called) == ("licet", name)
        command.make_context(name, arguments).close()  # raises where an option does not exist


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_holds_commands_options_and_words(shell: str) -> None:
    text = script(shell)
    for name in (*NAMES, "GPL-3.0-only", "links-dynamically", "weapons.autonomous", "further-restriction", "sarif"):
        assert name in text
    assert text == script(shell)
    assert licet("--show-completion", shell).out == text


def test_an_unknown_shell_is_an_error_with_the_nearest() -> None:
    run = licet("--show-completion", "fsh")
    assert (run.status, run.out) == (2, "")
    assert run.err == 'error: --show-completion: unknown word "fsh": did you mean fish?\n'
    with pytest.raises(KeyError):
        script("fsh")


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("ch", "check"),
        ("check --form", "--format"),
        ("check --format sa", "sarif"),
        ("check --as 0BS", "0BSD"),
        ("check --act s", "sell"),
        ("check --fact monthly_act", "monthly_active_users="),
        ("compat MIT Apache-2", "Apache-2.0"),
        ("compat MIT MIT --relation fine", "fine-tunes"),
        ("explain further", "further-restriction"),
        ("may weapons.auto", "weapons.autonomous"),
        ("list --kind exc", "exception"),
        ("check -o no-such-file", ""),
    ],
)
def test_bash_completes(words: str, completed: str) -> None:
    call = f"""{script("bash")}
compopt() {{ :; }}
COMP_WORDS=(licet {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _licet; printf '%s' "${{COMPREPLY[*]}}"
"""
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=True)
    assert done.stdout == completed
    assert done.stderr == ""


def test_explain_lists_codes_and_names_the_nearest() -> None:
    assert "further-restriction" in licet("explain").out
    assert "duty-left" in licet("explain").out
    assert licet("explain", "duty-left").out.startswith("duty-left: a duty that a file would show is not discharged")
    assert "did you mean further-restriction?" in licet("explain", "further-restrict").err


def test_a_wrong_word_is_an_error_of_the_call() -> None:
    from licet.cli.errors import one_of

    with pytest.raises(CallError):
        one_of("--x", "word", ["other"])
