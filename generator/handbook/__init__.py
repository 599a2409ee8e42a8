"""The handbook for editors: a page for each kind of problem, with examples that are really checked."""
