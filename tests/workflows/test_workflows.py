"""The ready workflows: valid for their hosts, thin calls of real commands, and no right given to code of strangers."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.run import parser
from generator.site.records import TEMPLATE

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
FORM = ROOT / f".github/ISSUE_TEMPLATE/{TEMPLATE}.yml"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def read(path: Path) -> Any:  # noqa: ANN401 - YAML
    # A plain "on" is a truth in YAML 1.1, and a key of workflows in 1.2.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text alone


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def scripts() -> Iterator[tuple[str, str]]:
    """What runs in a shell, with the name of its file."""
    for path in WORKFLOWS:
        yield from ((path.name, step["run"]) for step in steps(path) if "run" in step)
    for job in read(GITLAB).values():
        if isinstance(job, dict):
            for line in job.get("script") or job.get("before_script") or []:
                yield GITLAB.name, line


def commands() -> Iterator[str]:
    for _, script in scripts():
        for match in re.finditer(r"python -m generator ([^>|;\n]+)", script):
            yield match[1].strip()


@pytest.mark.parametrize(
    ("schema", "path", "more"),
    [
        *(("vendor.github-workflows", path, ()) for path in WORKFLOWS),
        ("vendor.gitlab-ci", GITLAB, ("--data-transform", "gitlab-ci")),
        ("vendor.github-issue-forms", FORM, ()),
        ("vendor.github-issue-config", FORM.with_name("config.yml"), ()),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_each_is_valid_by_the_schema_of_its_host(schema: str, path: Path, more: tuple[str, ...]) -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more, str(path)]
    done = subprocess.run(checker, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_call_is_one_that_the_program_takes() -> None:
    found = list(commands())
    assert len(found) >= 8
    for command in found:
        parser().parse_args(
            shlex.split(command.replace("$SITE_URL", "https://x.example").replace("$CI_PAGES_URL", "https://x.example"))
        )


def test_every_target_of_make_exists() -> None:
    found = {target for _, script in scripts() for target in re.findall(r"^make ([a-z-]+)", script)}
    assert found >= {"setup", "site"}
    assert all(re.search(rf"^{target}:", MAKEFILE, re.MULTILINE) for target in found)


@pytest.mark.parametrize(("name", "script"), list(scripts()))
def test_every_script_can_be_read_by_a_shell(name: str, script: str) -> None:
    # What the host fills in would be a way for strangers to write into a script: it comes by the environment.
    assert "${{" not in script, name
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0, script
    assert not script.startswith(".ci/") or (ROOT / script).is_file()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_code_of_a_pull_request_gets_no_right_and_no_secret(path: Path) -> None:
    whole, text = read(path), path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert whole["permissions"]
    if "pull_request" in whole["on"]:
        assert whole["permissions"] == {"contents": "read"}
        assert not any("permissions" in job for job in whole["jobs"].values())
    writing = [job for job in (whole, *whole["jobs"].values()) if "write" in str(job.get("permissions"))]
    checked_out = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout")]
    assert not (path.name == "comment.yml" and checked_out)
    assert all(step["with"]["persist-credentials"] == "false" for step in checked_out)
    assert bool(writing) == (path.name in {"comment.yml", "site.yml"})


_HOST = """#!/bin/sh
echo "$@" >> calls
case "$*" in *pulls/7*) echo the-checked-head ;; api*) echo another-head ;; esac
"""


@pytest.mark.parametrize(
    ("number", "asked", "commented"),
    [("7\n", "pulls/7", True), ("8\n", "pulls/8", False), ("7; echo x > y", "pulls/7", True), ("", "pulls/", False)],
)
def test_a_comment_reaches_only_the_pull_request_whose_head_was_checked(
    tmp_path: Path, number: str, asked: str, *, commented: bool
) -> None:
    (script,) = (step["run"] for step in steps(ROOT / ".github/workflows/comment.yml") if "run" in step)
    (tmp_path / "number").write_text(number, encoding="utf-8")
    (tmp_path / "meaning.md").write_text("ä" * 70_000, encoding="utf-8")
    (tmp_path / "gh").write_text(_HOST, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    known = {"GH_REPO": "made-up/project", "HEAD": "the-checked-head", "PATH": f"{tmp_path}:/usr/bin:/bin"}
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=known, check=True)
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert calls[0] == f"api repos/made-up/project/{asked} --jq .head.sha"
    assert ("pr comment 7 --edit-last --create-if-none --body-file comment.md" in calls) == commented
    assert not (tmp_path / "y").exists()


def test_what_is_wrong_is_told_where_a_change_cannot_be_told() -> None:
    for script in (script for name, script in scripts() if "> meaning.md" in script):
        first, second, *_ = re.findall(r"python -m generator (\w+)", script)
        assert (first, second) == ("diff", "check")


def test_only_actions_of_the_host_itself_are_used() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in used)


def test_every_checkout_has_the_whole_history() -> None:
    every = [step for path in WORKFLOWS for step in steps(path)]
    checkouts = [step for step in every if step.get("uses", "").startswith("actions/checkout")]
    assert {step["with"]["fetch-depth"] for step in checkouts} == {"0"}
    assert read(GITLAB)["variables"]["GIT_DEPTH"] == "0"


def test_the_forms_warn_in_three_languages_that_they_are_public() -> None:
    for file in (FORM, ROOT / f".gitlab/issue_templates/{TEMPLATE}.md"):
        text = file.read_text(encoding="utf-8")
        assert all(word in text for word in ("julkinen", "offentlig", "public"))
        assert text.count("112") == 3


def test_the_fields_that_a_link_fills_in_are_in_the_form() -> None:
    assert {"record", "page"} <= {part.get("id") for part in read(FORM)["body"]}
