"""a page and its files → one text: what becomes data, what stays, and what is taken out."""

from __future__ import annotations

from pagekit.standalone import standalone


def test_an_address_elsewhere_that_ends_like_an_asset_stays() -> None:
    name = "pictures/a.jpg"
    text = f'<a href="https://courier.example/{name}">x</a><img src="{name}" srcset="{name} 2x">'
    data = "data:image/jpeg;base64,Ynl0ZXM="
    assert standalone(text, {name: b"bytes"}) == (
        f'<a href="https://courier.example/{name}">x</a><img src="{data}" srcset="{data} 2x">'
    )


def test_a_standalone_page_drops_its_script_and_keeps_its_data() -> None:
    data = '<script type="application/ld+json">{"image":"pictures/a.jpg","x":"src=\\"pictures/a.jpg\\""}</script>'
    text = f'<head>{data}</head>\n<script>run("<script type=x>")\n</script>\n<img alt="a>b" src="pictures/a.jpg">'
    shown = standalone(text, {"pictures/a.jpg": b"bytes"})
    assert shown == f'<head>{data}</head>\n<img alt="a>b" src="data:image/jpeg;base64,Ynl0ZXM=">'


def test_words_that_look_like_a_place_for_a_file_stay_words() -> None:
    text = '<p>write src="a.jpg" or url("a.jpg")</p>'
    assert standalone(text, {"a.jpg": b"bytes"}) == text
