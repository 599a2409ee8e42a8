"""What a live preview shows instead of a page while the input has problems."""

from __future__ import annotations

from html import escape

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Problems</title>
</head>
<body>
<h1>The input has problems</h1>
<p>Mend them and save: this page then shows the site again.</p>
<pre style="white-space: pre-wrap">{text}</pre>
</body>
</html>
"""


def problems_page(text: str) -> bytes:
    """A page with ``text``, the problems as an editor reads them."""
    return _PAGE.format(text=escape(text)).encode()
