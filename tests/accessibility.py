"""``python -m tests.accessibility [--write]``: runs the tests of WCAG and tells, or writes, what they found.

What is written is ``content/accessibility.yaml``, from which the statement on accessibility is made.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from playwright.sync_api import sync_playwright

from tests.browser.kit import KINDS, LANGUAGES
from tests.requirements import ROOT, Requirement, criteria

FILE = ROOT / "content/accessibility.yaml"
HEAD = "# What the tests of accessibility found; written by `make accessibility`. WCAG 2.2, A and AA.\n"


def main(arguments: list[str]) -> int:
    """Run the tests; 0 if none fails."""
    table = criteria()
    failed = failures(sorted({test for one in table for test in one.tests}))
    told = findings(table, failed)
    if "--write" in arguments:
        FILE.write_text(told, encoding="utf-8")
    sys.stdout.write(told)
    return int(bool(failed))


def failures(tests: list[str]) -> set[str]:
    """Which of ``tests`` ("file::function") fail; each counts once, however many kinds of pages it looks at."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        run = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junit-xml={report}", *tests]
        subprocess.run(run, cwd=ROOT, stdout=sys.stderr, check=False)
        cases = etree.parse(str(report)).iter("testcase")
        return {_name(case) for case in cases if case.find("failure") is not None or case.find("error") is not None}


def _name(case: etree._Element) -> str:
    file = case.get("classname", "").replace(".", "/")
    return f"{file}.py::{case.get('name', '').partition('[')[0]}"


def findings(table: list[Requirement], failed: set[str]) -> str:
    """The file of findings."""
    rows = [HEAD + f"day: {dt.datetime.now().astimezone().date()}", f"pages: {len(KINDS) * len(LANGUAGES) + 1}"]
    rows += [f"tools: [{', '.join(tools())}]", "criteria:"]
    rows += [f"  {one.name}: {result(one, failed)}" for one in table]
    person = [one.name for one in table if one.person and one.tests]
    return "\n".join([*rows, f"person: [{', '.join(person)}]", ""])


def result(one: Requirement, failed: set[str]) -> str:
    """What is known of a criterion."""
    if one.outside:
        return "outside"
    if not one.tests:
        return "person"
    return "failed" if failed & set(one.tests) else "passed"


def tools() -> list[str]:
    """What the tests look with."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        axe = Axe().run(browser.new_page()).response["testEngine"]["version"]
        return [f"axe-core {axe}", f"Nu Html Checker {_version('vnu-jar')}", f"Chromium {browser.version}"]


def _version(package: str) -> str:
    locked = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))["packages"]
    return str(locked[f"node_modules/{package}"]["version"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
