"""Zensical in the place of MkDocs gives the same pages at the same addresses, with the same care."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

import pytest

from generator.host import MkDocsHost, ZensicalHost, new_host, scratch, zensical
from generator.publish.build import build
from generator.publish.project import HOSTS, InputProblems, Options, Project, Silent
from generator.publish.sites import Host
from generator.site.frame import Frames
from generator.site.page import Page, ProsePage
from tests.e2e.kit import state, tree
from tests.sites.made_up import DAY, PORTAL, write_page, write_project

# All that the languages of Markdown and of templates might take for their own.
TEXT = """\
Text with [a link]({{ page.units }}), [the file of a page](cost.md#made-up-heading), [an address](mailto:a@b.example)
and [a place here](#made-up-heading 'A "title" & more').

{{ block.urgent }}

{%- x %} {{ block.contact }} "Quotes" -- 'and' ... (c) ==marks== ~~strokes~~ :smile: `{{ "code" }}` [[x]] [ ] 😀

Term
:   What it means: _one_, __two__, *three* and **four**.

- a list
    - in a list

        indented

1\\. not a list[^1]

> Quoted text
> that goes on.\\
> And on.

{{ block.search }}
"""
# The text of a table stands alone, for nothing may stand right before it.
TABLE = "\nA | B\n--|:-:\n`x|y` | \\|\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three languages, two units with sites, one of which has pages of its own, and Markdown of all sorts."""
    root = write_project(tmp_path_factory.mktemp("network") / "project")
    return root
