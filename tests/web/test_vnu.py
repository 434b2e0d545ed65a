"""Every page and feed → no error and no warning of the Nu HTML checker, which reads them all in one go."""

from __future__ import annotations

import pytest

from tests.web.pages import Made
from tests.web.tools import Remark, html_remarks, no_vnu


@pytest.fixture(scope="session")
def remarks(made: dict[str, Made], site: str) -> dict[str, tuple[Remark, ...]]:
    if reason := no_vnu():
        pytest.skip(reason)
    return html_remarks([site + each.address for each in made.values() if each.kind == "page"])


def test_the_html_is_valid(page: Made, site: str, remarks: dict[str, tuple[Remark, ...]]) -> None:
    assert [str(remark) for remark in remarks[site + page.address]] == []
