"""Where pieces are made: in this process, in one beside it or on another machine, by the same function."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from generator.directory.views.sheets import Offered
from generator.exports.files import files_of_format
from generator.publish.folders import placed_units
from generator.publish.luggage import unpacked
from generator.publish.maker import Maker, whole_site_of_unit
from generator.publish.mistakes import told_as_problems
from generator.publish.pieces import Made, Order, Piece
from generator.publish.reading import read_sound
from generator.publish.theme import Opening
from generator.publish.units import unit_site
from generator.publish.waiting import OnDisk
from generator.search.places import PlaceNames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.brochures.desk import Desk
    from generator.publish.waiting import File
    from generator.site.site import Site


class Workshop:
    """Makes the pieces of an order whose registry has been read: the ``site``."""

    def __init__(self, order: Order, site: Site) -> None:
        self._order, self._site = order, site
        self._names = PlaceNames(site.directory)
        order.host.expect(self._openings())
        self._portal = self._maker(site)

    def make(self, piece: Piece, offered: Offered) -> Made:
        """The finished ``piece``; of a piece that tells of sheets, of those ``offered``."""
        made = Made()
        makers = {"subject": self._sheets, "unit": self._unit}
        if piece.part in makers:
            made.files = makers[piece.part](piece.about, made)
        else:
            files = (("", *file) for file in self._of_portal(piece, offered))
            room = self._order.room if piece.part == "data" else None
            made.files = OnDisk(files, room) if room else list(files)
        made.listed = self._site.heads.take_listed()
        self._site.forget()
        return made

    def _of_portal(self, piece: Piece, offered: Offered) -> Iterable[tuple[str, bytes]]:
        site, language, maker = self._site, piece.language, self._portal
        if piece.part == "prose":
            return maker.prose(language)
        if piece.part == "sheets":
            return maker.filled(language, site.sheets_pages(language, offered))
        if piece.part == "search":
            return maker.search(language)
        if piece.part == "data":
            return files_of_format(site.scribe, piece.about)
        return maker.filled(language, site.registry_pages(language, piece.first, piece.end))

    def _sheets(self, subject: str, made: Made) -> list[File]:
        from generator import brochures  # noqa: PLC0415 - only a build with sheets needs it

        files: list[File] = []
        try:
            for path, content in brochures.counter(self._desk, self._order.project.cache, subject, made.offered):
                files.append(("", path, content))
        except brochures.SheetsTooLongError as error:
            made.too_long += error.found
        return files

    def _unit(self, key: str, made: Made) -> list[File]:
        with_sheets = self._site.options.pdf and key in self._desk.kinds_by_subject
        sheets = self._sheets(key, made) if with_sheets else []
        site = unit_site(self._site, key)
        cache = self._order.project.cache / "texts"
        whole = whole_site_of_unit(self._maker(site), site, made.offered, cache)
        return [*sheets, *((key, path, content) for _, path, content in sheets), *((key, *file) for file in whole)]

    def _openings(self) -> Iterator[Opening]:
        """All languages of all sites that are made."""
        for site in (self._site, *placed_units(self._site, self._order.options).values()):
            for language in site.languages:
                yield Opening(language, site.frame_words(language), site.prose_markdown(language))

    def _maker(self, site: Site) -> Maker:
        return Maker(self._order.project, site, self._order.host, self._names)

    @cached_property
    def _desk(self) -> Desk:
        from generator.brochures import Desk  # noqa: PLC0415 - as above

        return Desk(self._site)


_open: dict[str, Workshop] = {}
"""By the key of its order; a process that is forked from another one has what is open there."""
# Neither the theme nor a site's memory of what it made is for several at once, and engines start pieces in threads.
_one_at_a_time = threading.Lock()


def make(order: Order, piece: Piece, offered: Offered) -> Made:
    """Make a piece of an order, whichever process this is.

    Raises ``InputProblems`` if a template or a word is wrong, and ``PublishError`` if this machine refuses something.
    """
    with _one_at_a_time, told_as_problems():
        if order.key not in _open:
            _open.clear()
            _open[order.key] = _opened(order)
        return _open[order.key].make(piece, offered)


@contextmanager
def opened(order: Order, site: Site) -> Iterator[None]:
    """Let pieces of ``order`` be made from ``site`` by this process and those forked from it."""
    _open[order.key] = Workshop(order, site)
    try:
        yield
    finally:
        _open.pop(order.key, None)


def _opened(order: Order) -> Workshop:
    if order.luggage:
        order = Order(unpacked(order.luggage), order.options, order.host, order.changes)
    site, _ = read_sound(order.project, order.options, lambda _: order.changes)
    return Workshop(order, site)
