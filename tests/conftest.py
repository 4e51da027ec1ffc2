"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# The same examples on every run, so that a run fails only for what was changed;
# `pytest --hypothesis-profile=default` seeks others.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True, scope="session")
def nothing_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No village lists that somebody has, or puts into his data folder while tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACCORD_DATA", str(tmp_path_factory.mktemp("data")))
        yield
