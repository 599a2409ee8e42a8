"""What a registry may hold, for the editors and forms of other programs."""
