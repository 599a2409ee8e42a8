"""The live preview: a server for this machine alone that builds again whenever a source is saved."""

from generator.serve.preview import Reader, serve

__all__ = ["Reader", "serve"]
