"""Static directory generator: registry in, pages, brochures and files out."""
