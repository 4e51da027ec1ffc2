"""A record of the examples, built once, and browsers' stand-ins for it and for small made ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import accord
from accord.record import Contents
from accord.web.app import create_app
from tests import factories as make

EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ADDRESS = "http://127.0.0.1:8765"

Serve = Callable[[Contents], TestClient]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "examples.db"
    accord.build([EXAMPLES], path, manifest=EXAMPLES / "manifest.csv", workers=1).close()
    return path


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not SEEDS.is_dir():
        pytest.skip(f"{SEEDS} is not here")
    path = tmp_path_factory.mktemp("web") / "seeds.db"
    accord.build([SEEDS], path, workers=1).close()
    return path


@pytest.fixture(scope="session")
def browser(examples: Path) -> TestClient:
    """Asks for pages of the examples."""
    return TestClient(create_app(examples, user="reader"), base_url=ADDRESS, follow_redirects=False)


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    """Writes a made record and asks for pages of it."""

    def serve(contents: Contents) -> TestClient:
        make.publish(tmp_path / "made.db", contents).close()
        return TestClient(
            create_app(tmp_path / "made.db", user="reader"), base_url=ADDRESS, follow_redirects=False
        )

    return serve


@pytest.fixture(scope="session")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Asks for pages of the two pages on one strike."""
    path = tmp_path_factory.mktemp("web") / "made.db"
    make.publish(path, make.crisis()).close()
    return TestClient(create_app(path, user="reader"), base_url=ADDRESS, follow_redirects=False)
