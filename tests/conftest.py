"""What holds for all tests."""

from hypothesis import settings

# The same examples on every run, so that a run fails only for what was changed;
# `pytest --hypothesis-profile=default` seeks others.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")
