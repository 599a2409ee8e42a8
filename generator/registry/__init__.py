"""The registry: what editors wrote, read with positions and given meaning."""
