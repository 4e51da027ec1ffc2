import pytest

from accord.errors import InputError
from accord.settings import from_environment, processors


def test_without_a_word_every_processor_works() -> None:
    assert from_environment({}).workers == processors()
    assert from_environment({}).threads == 1


def test_one_worker_has_all_processors_for_its_threads() -> None:
    assert from_environment({}, workers=1).threads == processors()


def test_the_argument_outranks_the_environment() -> None:
    assert from_environment({"ACCORD_WORKERS": "3"}).workers == 3
    assert from_environment({"ACCORD_WORKERS": "3"}, workers=5).workers == 5
    assert from_environment({"ACCORD_THREADS": "4"}, workers=5).threads == 4


@pytest.mark.parametrize("value", ["0", "two", "-1", "1.5"])
def test_a_number_of_workers_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="ACCORD_WORKERS"):
        from_environment({"ACCORD_WORKERS": value})
    with pytest.raises(InputError, match="workers: 0"):
        from_environment({}, workers=0)
