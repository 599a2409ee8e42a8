"""The kinds of sheets: for each, which sheets there are and the HTML of one."""

from generator.brochures.kinds import booklet, factsheet, leaflet, poster, referral, unit_list
from generator.brochures.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    one.key: one
    for one in (
        factsheet.KIND,
        leaflet.KIND,
        referral.KIND,
        booklet.KIND,
        poster.POSTER,
        poster.POSTER_A3,
        unit_list.KIND,
    )
}
"""All kinds by key, in the order in which they are offered."""

__all__ = ["KINDS", "Kind"]
