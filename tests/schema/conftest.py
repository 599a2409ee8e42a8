"""Property tests without a clock: how long an example takes says more about the machine than about the code."""

from hypothesis import settings

settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")
