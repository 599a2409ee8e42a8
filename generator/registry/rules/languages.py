"""The languages of the site: what there has to be in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.nouns import Network
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context


def languages_of_the_site(context: Context) -> Iterator[Problem]:
    """Each stands there once, and each has the forms that it needs."""
    # Of a registry with mistakes the network may be missing.
    network: Network | None = context.registry.network
    if network is None:
        return
    for number, language in enumerate(network.languages):
        if language in network.languages[:number]:
            yield context.problem("listed-twice", ("network", "languages", number), given=language)
        elif getattr(network.service.forms, language) is None:
            yield context.problem("forms-missing", ("network", "service", "forms"), key=True, language=language)
