"""What setuptools does beyond pyproject.toml: it builds map, timeline and network into wheels and sdists."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

HERE = Path(__file__).parent
SOURCES = HERE / "viewer"
BUILT = HERE / "src" / "accord" / "web" / "static" / "viewer" / "overview.js"


def build_viewer() -> None:
    """Build viewer/ where it is newer than what was built of it; where Node is missing, say so and go on."""
    files = [
        p for p in (*SOURCES.glob("*.json"), *SOURCES.glob("*.ts"), *SOURCES.glob("src/*")) if p.is_file()
    ]
    if not files or (BUILT.exists() and BUILT.stat().st_mtime >= max(p.stat().st_mtime for p in files)):
        return
    npm = shutil.which("npm")
    if npm is None:
        print("no Node here (npm): made without map, timeline and network", file=sys.stderr)
        return
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        subprocess.run([npm, "--prefix", str(SOURCES), *command], check=True)
    BUILT.touch()


class BuildWithViewer(build_py):
    """The modules and data of the package, with the viewer."""

    def run(self) -> None:
        if not self.editable_mode:
            build_viewer()
            self.data_files = self._get_data_files()  # type: ignore[assignment]
        super().run()


class ArchiveWithViewer(sdist):
    """The sources, with the viewer's and what was built of them."""

    def run(self) -> None:
        build_viewer()
        super().run()


setup(cmdclass={"build_py": BuildWithViewer, "sdist": ArchiveWithViewer})
