"""The report of a change, for a browser: both versions of the site, and a page that shows them side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.difference.difference import Difference, outputs_in_words
from generator.publish.pieces import Order
from generator.publish.project import Progress
from generator.publish.reading import read_sound
from generator.publish.sites import sites_here
from generator.publish.touched import OWN
from generator.publish.tree import Changes, replace_tree
from generator.publish.units import unit_sites
from generator.site.environment import TEMPLATES, new_environment

if TYPE_CHECKING:
    from generator.difference.words import Telling
    from generator.publish.comparing import Comparison
    from generator.publish.links import Content
    from generator.publish.theme import Host

_SIDES = ("before", "after")


@dataclass(frozen=True, slots=True)
class Pair:
    """A page: its address in the site, whether it is new or gone, where it is shown, and where each version is."""

    path: str
    state: str
    address: str
    sides: tuple[tuple[str, str], ...]


def write_report(folder: Path, found: Difference, comparison: Comparison, host: Host, progress: Progress) -> Changes:
    """Make ``folder`` the report of ``found``, in one step or not at all.

    The sites have no sheets, search needs a server, and a page's own scripts do not run in the report. Raises
    ``InputProblems`` where a version has errors, and ``PublishError`` where the folder cannot be made.
    """
    return replace_tree(folder, _files(found, comparison, host, progress), progress=progress.file)


def _files(found: Difference, comparison: Comparison, host: Host, progress: Progress) -> Iterator[tuple[str, Content]]:
    pages = found.outputs.pages if found.outputs else {}
    wanted = {path.partition("/")[0] for path in pages.get(OWN, ())}
    there: set[str] = set()
    options = replace(comparison.options, pdf=False, policy=False)
    for side, version in zip(_SIDES, (comparison.before, comparison.after), strict=True):
        site, _ = read_sound(version.project, options)
        units = {key: one for key, one in unit_sites(site).items() if key in wanted}
        roots = {site: f"{side}/"} | {one: f"{_folder(side, OWN)}/{key}/" for key, one in units.items()}
        for one, path, content in sites_here(Order(version.project, options, host), site, units, progress):
            there.add(roots[one] + path)
            yield roots[one] + path, content
    yield from _pages(found, there, comparison.telling)


def _folder(side: str, kind: str) -> str:
    """Where in the report the pages of a kind are: a site of a unit may be called like a folder of the portal."""
    return f"{side}-units" if kind == OWN else side


def _pages(found: Difference, there: Collection[str], say: Telling) -> Iterator[tuple[str, bytes]]:
    """The page that tells what differs, and one for each page that does."""
    templates, numbers = new_environment(), count(1)
    pages = found.outputs.pages if found.outputs else {}
    records = {line.key for line in found.lines}
    kinds = [
        (
            say(f"kinds.{kind}"),
            [_pair(kind, path, next(numbers), there, say) for path in _changed_first(paths, records)],
        )
        for kind, paths in pages.items()
    ]
    common = {"language": say.language, "title": say("report.title"), "style": _style()}
    view = {
        "between": say("report.between", before=found.before, after=found.after),
        "parts": [(say(f"report.{part}"), [line.text for line in lines]) for part, lines in found.by_part.items()],
        "outputs_title": say("report.outputs"),
        "outputs": outputs_in_words(found, say),
        "how": say("report.how"),
        "kinds": kinds,
    }
    yield "index.html", templates.get_template("pages/difference.html").render(v=common | view).encode()
    pairs = [pair for _, of_kind in kinds for pair in of_kind]
    template = templates.get_template("pages/difference_pair.html")
    for before, pair, after in zip([None, *pairs], pairs, [*pairs[1:], None], strict=False):
        ways = [(say("report.title"), "../index.html")]
        ways += [
            (say(f"report.{word}"), Path(other.address).name)
            for word, other in (("previous", before), ("next", after))
            if other
        ]
        yield pair.address, template.render(v=common | {"pair": pair, "ways": ways}).encode()


def _changed_first(paths: Sequence[str], records: set[str]) -> list[str]:
    """The pages of the records that have changed, then those that only mention them."""
    return sorted(paths, key=lambda path: records.isdisjoint(path.split("/")))


def _style() -> Markup:
    return Markup((TEMPLATES / "pages/difference.css").read_text(encoding="utf-8"))  # noqa: S704 - our own


def _pair(kind: str, path: str, number: int, there: Collection[str], say: Telling) -> Pair:
    places = {side: f"{_folder(side, kind)}/{path}" for side in _SIDES}
    sides = [side for side, place in places.items() if place in there]
    state = "" if len(sides) == len(_SIDES) else say(f"report.only_{sides[0]}" if sides else "report.not_here")
    shown = tuple((say(f"report.{side}"), f"../{places[side]}") for side in sides)
    return Pair(f"/{path.removesuffix('index.html')}", state, f"pairs/{number:04}.html", shown)
