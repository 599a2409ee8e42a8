"""The site: page templates, addresses and links. The only room that imports Jinja."""
