"""A build that is killed loses nothing; the long form is `python -m benchmarks.kill`."""

import sys

import pytest
from benchmarks.kill import example_pages, run


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_build_that_is_killed_is_made_up_for_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_THREADS", "1")  # put back afterwards
    report = run(kills=6, seed=5, pages=example_pages()[:5])
    assert report.wrong == []
    assert report.equal == report.rounds == 6
