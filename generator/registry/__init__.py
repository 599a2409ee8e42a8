"""What editors state: YAML as text with positions, the nouns, the rules across them, and problems."""
