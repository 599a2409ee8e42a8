"""The live preview: a server for this machine alone that builds again whenever a source is saved."""

from generator.serve.preview import serve

__all__ = ["serve"]
