"""Where finished output is written, so that the last good output is never lost."""
