"""Other people's descriptions of services, read into a draft of a registry.

A reader (``kinds.Kind``) turns a source into a ``Draft``; the frame of the draft is the project's own registry. What
the source did not say and the registry needs is a gap, what it said and the registry has no place for is a loss.
"""
