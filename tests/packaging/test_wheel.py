"""The wheel: what pip makes of this folder serves a record with map, timeline and network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from accord.web.pages import VIEWER

HOME = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (VIEWER / "overview.js").exists(), reason="viewer/ is not built: make viewer"),
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the files of this folder that are no outcome of other work in it."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "accord"
    left_out = shutil.ignore_patterns("__pycache__", "node_modules", "*.egg-info")
    shutil.copytree(HOME / "src", copy / "src", ignore=left_out)
    shutil.copytree(HOME / "viewer", copy / "viewer", ignore=left_out)
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(HOME / name, copy / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(folder), str(copy)], check=True, env=_without_ours())
    (made,) = folder.glob("accord-*.whl")
    return made


def _without_ours() -> dict[str, str]:
    """The environment without the folder of these sources."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}


def test_the_wheel_holds_pages_tables_and_the_viewer(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "accord/web/static/viewer/overview.js",
        "accord/web/static/viewer/overview.css",
        "accord/web/static/viewer/network.js",
        "accord/web/static/review.js",
        "accord/web/templates/event.html",
        "accord/record/migrations/0009_index.sql",
    } <= names
    assert not [n for n in names if "node_modules" in n or n.startswith(("tests/", "benchmarks/"))]


def test_what_is_unpacked_from_it_serves_the_viewer(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import accord.web.pages as p; print(p.__file__, (p.VIEWER / 'overview.js').exists())",
        ],
        check=True,
        capture_output=True,
        text=True,
        env=_without_ours() | {"PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
    ).stdout
    assert told.split() == [str(tmp_path / "accord" / "web" / "pages.py"), "True"]
