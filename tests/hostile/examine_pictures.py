"""What may be in a picture, and in a file that holds files: what is seen, and sheets under plain names."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterator

from PIL import Image

from tests.hostile import examine_pdf

_LARGEST = 400
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.pdf")


def picture(path: str, content: bytes, site_url: str = "") -> Iterator[str]:
    """What must not be in the WebP ``content``: another format, motion, words that are not seen, a huge area."""
    del path, site_url
    try:
        with Image.open(io.BytesIO(content), formats=["WEBP"]) as image:
            image.load()
            if max(image.size) > _LARGEST:
                yield f"is {image.size}"
            if getattr(image, "n_frames", 1) != 1:
                yield "moves"
            if hidden := {"exif", "xmp", "icc_profile"} & image.info.keys():
                yield f"has {hidden}"
    except OSError as error:
        yield str(error)
    if int.from_bytes(content[4:8], "little") + 8 != len(content):
        yield "has something behind its end"


def bundle(path: str, content: bytes, site_url: str = "") -> Iterator[str]:
    """What must not be in the ZIP ``content``: anything but plain files of sheets, each once, and nothing between."""
    del path
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            entries = opened.infolist()
            held = {one.filename: opened.read(one) for one in entries}
            comment = opened.comment
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield str(error)
        return
    if comment or any(one.comment or one.extra for one in entries):
        yield "has a comment"
    if len(held) != len(entries):
        yield "has a file twice"
    if sum(30 + 46 + 2 * len(one.filename) + one.compress_size for one in entries) + 22 != len(content):
        yield "has something between its files"
    for one in entries:
        if not _NAME.fullmatch(one.filename) or not stat.S_ISREG(one.external_attr >> 16):
            yield f"has {one.filename!r}"
        elif one.compress_type != zipfile.ZIP_STORED:
            yield f"has {one.filename!r} compressed"
        else:
            yield from (f"{one.filename}: {found}" for found in examine_pdf.findings("", held[one.filename], site_url))
