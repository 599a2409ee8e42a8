"""What each kind of page, sheet and file says, as plain values in one language: one module per kind."""
