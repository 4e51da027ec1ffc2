import os
import time

import pytest

from accord.engines import local
from accord.engines.local import Lost
from accord.errors import InputError


def double(n: int) -> int:
    return 2 * n


def late_if_early(n: int) -> int:
    time.sleep(0.02 if n < 4 else 0)
    return n


def die_on_five(n: int) -> int:
    if n == 5:
        os._exit(7)
    return n


def refuse_five(n: int) -> int:
    if n == 5:
        raise InputError("five is refused")
    return n


def shout(n: int) -> int:
    print("words on the standard output")
    return n


@pytest.fixture(autouse=True)
def a_process_for_every_item(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "few" not in request.node.name:
        monkeypatch.setattr(local, "FEW", 1)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(local.run(double, range(11), workers=workers)) == [2 * n for n in range(11)]
    assert list(local.run(late_if_early, range(9), workers=workers)) == list(range(9))


def test_a_worker_that_dies_costs_one_item() -> None:
    got = list(local.run(die_on_five, range(8), workers=2))
    assert got[:5] + got[6:] == [0, 1, 2, 3, 4, 6, 7]
    assert isinstance(got[5], Lost)
    assert got[5].item == 5
    assert "exit code 7" in got[5].reason


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_ends_the_run_and_is_raised(workers: int) -> None:
    with pytest.raises(InputError, match="five is refused"):
        list(local.run(refuse_five, range(8), workers=workers))


def test_what_a_worker_prints_does_not_disturb_the_answers() -> None:
    assert list(local.run(shout, range(5), workers=2)) == list(range(5))


def test_few_items_need_no_second_process() -> None:
    def here(n: int) -> int:  # a function that no other process could find
        return n

    assert list(local.run(here, range(2 * local.FEW - 1), workers=8)) == list(range(2 * local.FEW - 1))


def test_a_run_that_is_left_early_ends_its_workers() -> None:
    run = local.run(double, range(400), workers=2)
    assert next(run) == 0
    run.close()  # type: ignore[attr-defined]
