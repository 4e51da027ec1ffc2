from pathlib import Path

import pytest

from accord.export import EXPORTERS

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_and_what_it_leaves_out_is_told(name: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert f"| `{name}` |" in text
    assert f"\n**{name}**" in text
