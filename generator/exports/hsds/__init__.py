"""HSDS 3.2 (Open Referral): the units as services at locations, as nested JSON and as a package of 24 tables.

The two forms hold the same records. One language stands in a field of the standard: the first of the site, else the
next that there is. The others are attributes.

Attributes hold what the standard has no field for. ``label.link_type`` is a place in the registry's record (the table
below says which), ``value`` what stands there: label ``statements.0.text`` and link_type ``sv`` with a value is the
Swedish text of the first statement. Without a label the place is ``link_type`` alone. A place that comes twice is a
list of values; a number in a place is a position in ``operators``, ``capacity``, ``offerings`` of a unit,
``statements`` of a unit, ``sides`` and ``addresses.value``. ``source``, ``kinds``, ``review``, ``predecessor_names``
and ``languages`` are lists even with one value. Below each fact and record stand ``source``, ``date``, ``verified``
and ``note``, with what it inherits. ``language`` tells the language of a field's text that is not in it, ``review``
which translations nobody has checked. Places that begin with ``hsds`` belong to texts that are put together here: a
reader of records passes them over.

Whoever makes the registry's records again leaves out a ``date`` that is the newest of its own sources' dates: it was
worked out from them, and other facts would inherit it.

=============================================  ====================================================================
in the registry                                in the package
=============================================  ====================================================================
units.<id>                                     service (attribute ``id``), location (external_identifier)
units.<id>.name                                name and attributes of the service; also of the location
  .website, .phone, .languages                 service.url; phone.number; language.code ("fsl" becomes "fse")
  .website.source ... .languages.note          attributes of the service; of ``phone`` on the phone if there is one
  .place                                       location.description, attributes of the location
  .locality                                    attributes ``locality`` of the location: the municipality of the day
  .addresses                                   address rows of the location in their order (house name: ``name``);
                                               attributes ``addresses.value`` where a postal code is missing
  .address_confidential                        attribute of the location; then it has no address
  .nationwide                                  a service area without ``service_area``; its trace is on the service
  .fees                                        cost options (attribute ``id``)
  .verified                                    attribute, and service.assured_date where it is a day
  everything else                              attributes of the service at its own place
service_areas.<id>                             attributes of the description of table service_area
  .municipalities                              service areas with this ``service_area``, in their order (``code``)
  .units                                       the services at whose location these service areas are
organisations.<id>                             organization (organization_identifier), attributes
  .name, .website, .founded, .phone            name, website, year_incorporated (the year of founding), phone.number
  .kind member-association                     also parent_organization_id, where there is one federation
offerings.<id>, sources.<id>                   taxonomy terms "offering:<id>", "source:<id>", and attributes of the
                                               description of table taxonomy_term
  .name, .summary; .title, .url                name, description; name, term_uri
fees.<id>                                      attributes of the description of table cost_option
statements.<id>, conflicts.<id>, network       attributes of the description of table service
withheld.<id>                                  attributes ``withheld`` of each service that it is about, not the value
the day and the version of the form            attributes of the description of table meta_table_description
=============================================  ====================================================================

``status`` is active for every unit that the registry has on the day. ``application_process``,
``eligibility_description`` and ``fees_description`` say what the unit's page says: its own statements, then the
general ones, then a conflict. Not in the package: statements that no unit's page shows, keywords, helplines, claims,
terms, records of other days. No opening hours or required documents (the registry tells of them in texts alone), no
capacity records (they want free places, which nobody tells), no coordinates (the register has points of
municipalities, not of houses), no computed relation to places.
"""

from generator.exports.hsds.publication import FORMAT

__all__ = ["FORMAT"]
