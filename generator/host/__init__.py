"""MkDocs and Zensical, the hosts that render frames and prose. This is the only room that knows them."""

from collections.abc import Callable

from generator.host.plugin import DirectoryPlugin, settings
from generator.host.theme import MkDocsHost
from generator.host.zensical import ZensicalHost
from generator.publish.theme import Host

__all__ = ["DirectoryPlugin", "MkDocsHost", "ZensicalHost", "new_host", "settings"]

_HOSTS: dict[str, Callable[[], Host]] = {"mkdocs": MkDocsHost, "zensical": ZensicalHost}


def new_host(name: str) -> Host:
    """The host of that name, for one build. Raises ``InputProblems`` if it is not installed."""
    return _HOSTS[name]()
