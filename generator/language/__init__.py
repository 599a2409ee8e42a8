"""A second reader for editors: what in the prose and in the registry's texts is harder to read than it need be."""
