"""The live preview: a server for this machine alone that shows a source as soon as it is saved."""

from generator.serve.preview import Reader, serve

__all__ = ["Reader", "serve"]
