"""Hyphenation: where words of a sheet may be divided at the end of a line.

Finnish goes by its own rules (``finnish``); Swedish and English go by the patterns of Pyphen, with exceptions
(``patterned``). What rules and patterns do not know is in ``words.toml`` and ``finnish_words.csv``.
"""

from generator.brochures.hyphenation.languages import breaks, teach_pyphen

__all__ = ["breaks", "teach_pyphen"]
