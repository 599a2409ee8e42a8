"""The facts as tables: CSV with metadata (CSVW), and each table once more as Finnish Excel opens it.

How a table is read back into a registry. The tables hold what a registry states of the units of the day, so that what
is read from them and written again gives the same bytes; only ``municipality-units.csv``, which tells of other days
too, may lack what has ended.

====================================================  ================================================================
in the registry                                       in the tables
====================================================  ================================================================
``units.<id>`` name, kinds, part_of, valid            ``units.csv`` id, name_*, kinds, part_of_*, valid_from, valid_to
... locality                                          ``units.csv`` municipality_fi
... answers_municipalities, fees                      ``units.csv`` the same
... address_confidential                              ``units.csv`` address_state is "confidential"
... source, date, verified, note                      ``facts.csv`` field "record"
... place, phone, website, occupancy, nationwide,     ``facts.csv`` the field of this name: value, or value_* of a text
... languages                                         ``facts.csv`` the same, value divided at blanks
... addresses[n]                                      ``facts.csv`` number n: value_* the name; value is street,
                                                      postcode ("" if unknown) and town, a line each
... capacity[n]                                       ``facts.csv`` number n: value the count, detail is "of",
                                                      value_* is "where"
... operators[n]                                      ``facts.csv`` number n: value the organisation, detail the doubt
... statements[n]                                     ``facts.csv`` number n: detail the topic, value_* the text
... offerings[n]                                      ``offerings.csv`` by number
``organisations``, ``fees``, ``service_areas``        the table of this name; facts and definitions in
                                                      ``facts.csv``
``service_areas.<id>.municipalities[n]``              ``service_areas.csv`` number n, municipality_fi
``offerings``, ``sources``                            ``offering_kinds.csv``, ``sources.csv``
``conflicts.<id>.sides[n]``                           ``conflicts.csv`` number n; the conflict's own texts in each row
====================================================  ================================================================

Every other column follows from these, the register and the day: county, freshness, oldest and newest source, pages,
"operators", "sources" of a unit. A record with ``sources``, ``date`` and ``verified`` takes them as they stand; a date
that is that of its newest source is not written into the registry, for else other facts would inherit it. What is
unknown has no sources. An apostrophe at the beginning of a text is taken away, see ``cells``.
"""

from __future__ import annotations

from generator.exports.tables.format import FORMAT

__all__ = ["FORMAT"]
