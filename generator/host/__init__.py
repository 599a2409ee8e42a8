"""MkDocs and its theme, the only room that knows them. Another host that can render one page could take its place."""

from generator.host.plugin import DirectoryPlugin, settings
from generator.host.theme import MkDocsHost

__all__ = ["DirectoryPlugin", "MkDocsHost", "settings"]
