"""What keeps a reader safe in the head of every page: the guard of the exit, and the policy of what may run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files


@cache
def guard() -> str:
    """The script that keeps Back from showing a page that a reader has left by the exit; it comes first in the head."""
    return files("generator.site").joinpath("guard.js").read_text(encoding="utf-8").strip()


@cache
def policy() -> str:
    """The content security policy of every page, for a meta element.

    Nothing runs but the site's own files and the guard, known by its hash; Pagefind's program is WebAssembly. Nothing
    is loaded from, sent to or framed from elsewhere. (Content Security Policy Level 3, W3C.)
    """
    digest = base64.b64encode(hashlib.sha256(guard().encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'sha256-{digest}' 'wasm-unsafe-eval'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
