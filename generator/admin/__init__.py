"""The web form for editors: Sveltia CMS, set up from the models and the registry."""
