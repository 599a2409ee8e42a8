"""The record's own past: what changed in the registry, fact by fact, as its versions in Git tell it."""
