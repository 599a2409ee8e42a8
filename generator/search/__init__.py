"""What the search box of every page knows: place names with their forms, and what each page answers."""
