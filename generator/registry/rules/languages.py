"""The languages of the site: what there has to be in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.values import NEEDED_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.nouns import Network
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context


def languages_of_the_site(context: Context) -> Iterator[Problem]:
    """The one that no site can do without is among them, each stands there once, and each has the forms it needs."""
    # Of a registry with mistakes the network may be missing.
    network: Network | None = context.registry.network
    path = ("network", "languages")
    if network is None:
        return
    if NEEDED_LANGUAGE not in network.languages:
        yield context.problem("language-needed", path)
    for number, language in enumerate(network.languages):
        if language in network.languages[:number]:
            yield context.problem("listed-twice", (*path, number), given=language)
        elif getattr(network.service.forms, language) is None:
            yield context.problem("forms-missing", ("network", "service", "forms"), key=True, language=language)
