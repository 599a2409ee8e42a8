"""Changes that a command makes in the registry file: lines are moved or changed, everything else stays."""
