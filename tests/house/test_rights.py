"""Credit → Rights: who made a picture, whose it is, under which licence."""

from __future__ import annotations

import pytest

from pagekit.house.credits import Names, names_of
from pagekit.house.rights import licence_address, rights_of
from pagekit.house.story import Rights
from pagekit.model import Credit


def test_everything_that_is_known() -> None:
    credit = Credit(
        creator="Photo: Ann Lee/Reuters",
        agency="REUTERS",
        via="AP",
        notice="© 2026 Ann Lee",
        licence="CC BY 4.0",
        acquire="https://courier.example/rights",
    )
    assert rights_of(credit, names_of(credit), "© 2026 Ann Lee") == Rights(
        ("Ann Lee",),
        ("Reuters",),
        "© 2026 Ann Lee",
        "© 2026 Ann Lee",
        "https://creativecommons.org/licenses/by/4.0/",
        "https://courier.example/rights",
    )


def test_nothing_known() -> None:
    assert rights_of(None, Names(), None) == Rights()
    assert rights_of(Credit(licence="ask us"), Names(), None) == Rights()


@pytest.mark.parametrize(
    ("licence", "path"),
    [
        ("CC BY 4.0", "licenses/by/4.0/"),
        ("cc-by-sa-3.0", "licenses/by-sa/3.0/"),
        ("CC BY-NC-ND 2.0", "licenses/by-nc-nd/2.0/"),
        ("CC BY-SA 3.0 DE", "licenses/by-sa/3.0/de/"),
        ("CC BY 3.0 IGO", "licenses/by/3.0/igo/"),
        ("CC BY 4.0 DE", "licenses/by/4.0/"),
        ("BY-SA 4.0", "licenses/by-sa/4.0/"),
        ("Creative Commons Attribution 4.0 International", "licenses/by/4.0/"),
        ("Creative Commons Attribution-ShareAlike 3.0 Unported", "licenses/by-sa/3.0/"),
        ("Attribution-NonCommercial-NoDerivs 2.5 Generic (CC BY-NC-ND 2.5)", None),
        ("Attribution-NonCommercial-NoDerivs 2.5 Generic", "licenses/by-nc-nd/2.5/"),
        ("CC0", "publicdomain/zero/1.0/"),
        ("CC0 1.0 Universal", "publicdomain/zero/1.0/"),
        ("CC Zero", "publicdomain/zero/1.0/"),
        ("Public domain mark", "publicdomain/mark/1.0/"),
        ("Public Domain Mark 1.0", "publicdomain/mark/1.0/"),
        ("CC BY-ND 4.0", "licenses/by-nd/4.0/"),
        ("CC BY-NC 1.0", "licenses/by-nc/1.0/"),
        ("CC BY-NC-SA 2.0", "licenses/by-nc-sa/2.0/"),
        ("CC BY 4.0 IGO", "licenses/by/4.0/igo/"),
        ("CC–BY—SA (4.0)", "licenses/by-sa/4.0/"),
        ("Attribution-Share Alike 2.0 Generic", "licenses/by-sa/2.0/"),
        ("Attribution Non Commercial 3.0 Unported", "licenses/by-nc/3.0/"),
        ("Attribution-NonCommercial-ShareAlike 4.0 International", "licenses/by-nc-sa/4.0/"),
        ("Attribution-NoDerivatives 4.0 International", "licenses/by-nd/4.0/"),
        ("Attribution No Derivatives 3.0", "licenses/by-nd/3.0/"),
        ("CC0 1.0 Universal Public Domain Dedication", "publicdomain/zero/1.0/"),
        ("CC PDM 1.0", "publicdomain/mark/1.0/"),
        ("CC BY", None),
        ("CC BY 9.0", None),
        ("CC SA 1.0", None),
        ("CC NC-BY 4.0", None),
        ("Public domain", None),
        ("All rights reserved", None),
    ],
)
def test_a_licence_that_is_named(licence: str, path: str | None) -> None:
    assert licence_address(licence) == (path and f"https://creativecommons.org/{path}")


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("https://courier.example/licence", "https://courier.example/licence"),
        ("https://localhost/licence", None),
        ("javascript://courier.example/%0aalert(1)", None),
        ("see https://courier.example/licence", None),
    ],
)
def test_a_licence_that_is_an_address_passes_the_gate(licence: str, address: str | None) -> None:
    assert licence_address(licence) == address
