"""a site's own signs in a text → what they stand for, or a note; a private remark is never printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pagekit.intake.shortcodes import mask
from pagekit.intake.site_codes import site_code
from pagekit.model import Article

Blocks = Callable[..., list[dict[str, Any]]]
Read = Callable[..., Article]
Codes = Callable[[Article], list[str]]


@pytest.fixture(scope="module")
def files(picture: Callable[..., bytes]) -> dict[str, bytes]:
    return {"a.jpg": picture(), "images/a.jpg": picture()}


@pytest.mark.parametrize(
    ("source", "alt", "caption", "creator"),
    [
        (
            '{{< figure src="a.jpg" alt="A" caption="The *bridge*" attr="Ann Li" >}}',
            "A",
            "The *bridge*",
            "Ann Li",
        ),
        ('{{< figure src="a.jpg" title="T" caption="C" >}}', None, "T. C", None),
        ('{{% figure src="a.jpg" alt="A" /%}}', "A", None, None),
        ("{{< img src=a.jpg alt='A b' >}}", "A b", None, None),
        ('{% include figure.html src="a.jpg" caption="C. Photo: Bo Ro" %}', None, "C.", "Bo Ro"),
        ('{% include figure image_path="a.jpg" alt="A" caption="C" %}', "A", "C", None),
        ('{% include image.html url="a.jpg" description="C" %}', None, "C", None),
        ('{% img left a.jpg 300 200 "A title" %}', "A title", None, None),
        ("{% asset_img a.jpg 300 A title %}", "A title", None, None),
        (
            '{% image_with_class "a.jpg" "shadow" "An example of a form" %}',
            "An example of a form",
            None,
            None,
        ),
        ("![[a.jpg]]", None, None, None),
        ("![[a.jpg|A word|300x200]]", "A word", None, None),
        (
            '[caption id="x" width="3"]<img src="a.jpg" alt="A" /> The *bridge*[/caption]',
            "A",
            "The *bridge*",
            None,
        ),
        ('[caption id="x"]![A](a.jpg) C. Photo: Ann Li[/caption]', "A", "C.", "Ann Li"),
        (
            '[caption id="x"]<a href="https://x.example/big.jpg"><img src="a.jpg"></a> C[/caption]',
            None,
            "C",
            None,
        ),
        ('[caption id="x" caption="Old"]<img src="a.jpg">[/caption]', None, "Old", None),
        ("[img]a.jpg[/img]", None, None, None),
        ('<div>{{< figure src="a.jpg" alt="A" >}}</div>', "A", None, None),
        ('> {{< figure src="a.jpg" alt="A" >}}', "A", None, None),
        ('- {{< figure src="a.jpg" alt="A" >}}', "A", None, None),
    ],
)
def test_a_tag_that_names_a_picture_shows_it(
    source: str,
    alt: str | None,
    caption: str | None,
    creator: str | None,
    markdown: Read,
    files: dict[str, bytes],
    codes: Codes,
) -> None:
    article = markdown(source, files)
    (block,) = article.body
    assert block.kind == "photo"
    assert (block.src, block.alt, block.caption) == ("a.jpg", alt, caption)
    assert (block.credit.creator if block.credit else None) == creator
    assert codes(article) == (["credit-from-caption"] if "Photo:" in source else [])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "{{< youtube abc123 >}}",
            "[YouTube: youtube.com/watch?v=abc123](https://www.youtube.com/watch?v=abc123)",
        ),
        (
            '{{< youtube id="abc123" title="A film" >}}',
            "[A film (YouTube)](https://www.youtube.com/watch?v=abc123)",
        ),
        (
            '{% include youtube.html id="abc123" %}',
            "[YouTube: youtube.com/watch?v=abc123](https://www.youtube.com/watch?v=abc123)",
        ),
        ("{{< vimeo 146 >}}", "[Vimeo: vimeo.com/146](https://vimeo.com/146)"),
        ('{{< x user="zoo" id="14" >}}', "[X: x.com/zoo/status/14](https://x.com/zoo/status/14)"),
        (
            '{{ "https://www.youtube-nocookie.com/embed/abc1" | embed: "A: b" }}',
            "[A: b (YouTube)](https://www.youtube.com/watch?v=abc1)",
        ),
        ("[embed]https://t.me/durov/68[/embed]", "[Telegram: t.me/durov/68](https://t.me/durov/68)"),
        (
            '[embed width="1"]https://x.com/a/status/1[/embed]',
            "[X: x.com/a/status/1](https://x.com/a/status/1)",
        ),
        ('[video mp4="https://v.example/a.mp4"][/video]', "[v.example/a.mp4](https://v.example/a.mp4)"),
        ("[url=https://v.example/]words[/url]", "[words](https://v.example/)"),
        ("See [[Other story|the words]].", "See [the words](<Other story.md>)."),
    ],
)
def test_what_is_embedded_becomes_a_link(source: str, text: str, markdown: Read, codes: Codes) -> None:
    article = markdown(source)
    assert [block.model_dump(exclude_defaults=True) for block in article.body] == [{"text": text}]
    assert codes(article) == []


@pytest.mark.parametrize(
    "source",
    [
        "{% comment %}secret{% endcomment %}",
        "{%- comment -%}\nsecret\n\n*secret*\n{%- endcomment -%}",
        "{{< comment >}}secret{{< /comment >}}",
        "{{/* secret */}}",
        "{# secret #}",
        "{% # secret %}",
        "{::comment}\nsecret\n{:/comment}",
        "%%secret%%",
        "%%\nsecret\n\nsecret\n%%",
        "[private]secret[/private]",
        "{% comment %}secret {% if x %}secret{% endif %} secret{% endcomment %}",
    ],
)
def test_a_remark_is_never_printed(source: str, markdown: Read, codes: Codes) -> None:
    article = markdown(f"One {source} two.\n\nThree.")
    assert [block.text for block in article.body] == ["One two.", "Three."]
    assert codes(article) == ["remark-dropped"]
    assert article.origin is not None
    assert article.origin.notes[0].where == "line 4"
    assert "secret" not in str(article.origin.notes)


def test_a_remark_that_is_never_closed_takes_the_rest(markdown: Read) -> None:
    article = markdown("One\n\n{% comment %}\nsecret\n\nsecret")
    assert [block.text for block in article.body] == ["One"]
    assert article.origin is not None
    (note,) = article.origin.notes
    assert (note.severity, note.code, note.where) == ("error", "remark-open", "line 6")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "{% if x %}a{% else %}b{% endif %}",
            "{% if x %} is shown only if the site says so, and is not printed: 'a{% else %}b'.",
        ),
        ("{% unless x %}a{% if y %}b{% endif %}{% endunless %}", "'a{% if y %}b{% endif %}'"),
        ("{% for x in y %}{{ x }}{% endfor %}", "{% for x in y %} is shown only if"),
        (
            '[gallery ids="1,2"]',
            '[gallery ids="1,2"] is not printed: which files it has only its site knows.',
        ),
        (
            '[contact-form-7 id="1" title="Write to us"]',
            '[contact-form-7 id="1" title="Write to us"] is not printed',
        ),
        ("![[a story]]", "![[a story]] is not printed"),
        ("{{ page.title }}", "{{ page.title }} is not printed"),
    ],
)
def test_what_cannot_be_told_goes_with_a_note_of_its_words(source: str, told: str, markdown: Read) -> None:
    article = markdown(f"One {source} two.")
    assert [block.text for block in article.body] == ["One two."]
    assert article.origin is not None
    (note,) = article.origin.notes
    assert note.code == "shortcode-dropped"
    assert told in note.what


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('[su_note color="#fff"]Words in *it*[/su_note]', ["Words in *it*"]),
        ('[vc_row][vc_column width="1/2"]Words[/vc_column][/vc_row]', ["Words"]),
        ('{{< callout type="info" >}}\nWords\n{{< /callout >}}', ["Words"]),
        ("{% gallery %}\nWords\n{% endgallery %}", ["Words"]),
    ],
)
def test_what_a_tag_encloses_stays(
    source: str, texts: list[str], blocks: Blocks, markdown: Read, codes: Codes
) -> None:
    assert [block["text"] for block in blocks(f"{source}\n")] == texts
    assert set(codes(markdown(source))) == {"shortcode-dropped"}


@pytest.mark.parametrize(
    "source",
    [
        "A [sic] and [1] and [emphasis added].",
        '[Smith says a="b"]',
        "A set {a=b} stays.",
        "100%% sure, 50%% not, a %% b.",
        "[[1]](https://x.example)",
        '\\[gallery ids="1"\\]',
        "`{% comment %}` and `{% endcomment %}` and `[[x]]` and `%% y %%`",
    ],
)
def test_what_is_none_of_these_stays_as_it_is(source: str, markdown: Read, codes: Codes) -> None:
    article = markdown(source)
    assert [block.text for block in article.body] == [source]
    assert codes(article) == []


def test_code_is_code_and_raw_is_text(blocks: Blocks) -> None:
    assert blocks("{% highlight ruby linenos %}\nputs `1`\n{% endhighlight %}") == [
        {"kind": "code", "text": "puts `1`", "language": "ruby"}
    ]
    assert blocks("x {% highlight js %}a`b{% endhighlight %} y")[0]["text"] == "x `` a`b `` y"
    assert (
        blocks("{% raw %}Raw {{ a }} and `{{ b }}`{% endraw %}")[0]["text"] == "Raw \\{\\{ a }} and `{{ b }}`"
    )
    assert (
        blocks("```\n{% comment %}\nx\n{% endcomment %}\n```")[0]["text"]
        == "{% comment %}\nx\n{% endcomment %}"
    )


def test_lines_stay_true_behind_what_takes_several() -> None:
    found = mask(
        "a\n{% highlight js %}x\ny\n{% endhighlight %}\n{% comment %}\n\n{% endcomment %}\n{{ b }}\n"
    )
    assert [note.where for note in found.notes(1)] == ["line 5", "line 8"]


def test_a_tag_tells_its_name_its_words_and_its_fields() -> None:
    code = site_code('{{< figure "a b" c src="x.jpg" alt=\'it"s\' >}}')
    assert (code.name, code.words, code.fields) == ("figure", ("a b", "c"), {"src": "x.jpg", "alt": 'it"s'})
    assert site_code("{{< /figure >}}").closing
    assert site_code("{% include a/b.html x=1 %}").name == "a/b.html"


@pytest.mark.parametrize(
    "address",
    [
        "{{ site.baseurl }}/images/a.jpg",
        "{{site.url}}{{site.baseurl}}/images/a.jpg",
        '{{ "/images/a.jpg" | relative_url }}',
        "{{ 'images/a.jpg' | prepend: site.baseurl | absolute_url }}",
        "{% link images/a.jpg %}",
        "{static}/images/a.jpg",
        "|filename|/images/a.jpg",
        "images/a.jpg =300x200",
        'images/a.jpg "A title" =300x',
    ],
)
def test_an_address_that_a_site_makes_is_the_path_that_it_stands_for(
    address: str, markdown: Read, files: dict[str, bytes], codes: Codes
) -> None:
    article = markdown(f"a\n\n![A]({address})", files)
    assert [getattr(block, "src", None) for block in article.body] == [None, "images/a.jpg"]
    assert codes(article) == []


def test_links_of_sites_are_paths_and_those_of_pictures_are_told(
    markdown: Read, files: dict[str, bytes], codes: Codes
) -> None:
    article = markdown(
        "[m]({{ site.baseurl }}/b) [q]({filename}other.md) [![A](a.jpg)](https://x.example)", files
    )
    assert article.body[0].text == "[m](/b) [q](other.md)"
    assert codes(article) == ["link-dropped"]
    assert codes(markdown("[![A](a.jpg)](images/a.jpg)", files)) == []


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        ("==Marked words== and a==b", "Marked words and a==b", []),
        ("A line ^the-name", "A line", ["name-dropped"]),
        ("10 ^ 2 and x^ab", "10 ^ 2 and x^ab", []),
        ("* TOC\n{:toc}\n\nA line", "A line", ["contents-dropped"]),
        ("`==code== ^the-name`", "`==code== ^the-name`", []),
    ],
)
def test_marks_of_other_tools_go_and_their_words_stay(
    source: str, text: str, told: list[str], markdown: Read, codes: Codes
) -> None:
    article = markdown(source)
    assert [block.text for block in article.body] == [text]
    assert codes(article) == told


def test_a_caption_keeps_its_links_and_gives_its_credit_away(markdown: Read, files: dict[str, bytes]) -> None:
    source = '<a href="b.jpg"><img src="a.jpg"></a> By <a href="https://x.example">us</a> (Photo: Ann Li/dpa)'
    (photo,) = markdown(f'[caption id="x"]{source}[/caption]', files).body
    assert photo.caption == "By [us](https://x.example)"
    assert (photo.credit.creator, photo.credit.agency) == ("Ann Li", "dpa")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('[button url="https://a.example/b" color="red"]Go on[/button]', "[Go on](https://a.example/b)"),
        (
            "[[#The head]] and [[Other#The head|there]]",
            "[The head](#the-head) and [there](Other.md#the-head)",
        ),
        ("[[Other#^the-name|there]] and [[#^the-name|here]]", "[there](Other.md) and here"),
    ],
)
def test_what_leads_somewhere_is_a_link(source: str, text: str, markdown: Read, codes: Codes) -> None:
    article = markdown(source)
    assert [block.text for block in article.body] == [text]
    assert codes(article) == []


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("# Head {.unnumbered}\n\nWords", ["Head", "Words"]),
        ("[words](https://x.example){target=_blank} and", ["[words](https://x.example) and"]),
        ('Words\n{: .lead title="T"}', ["Words"]),
    ],
)
def test_what_says_how_a_site_shows_something_is_told_and_needs_nothing_done(
    source: str, texts: list[str], blocks: Blocks, markdown: Read, codes: Codes
) -> None:
    assert [block["text"] for block in blocks(f"{source}\n")] == texts
    article = markdown(source)
    assert codes(article) == ["attributes-dropped"]
    assert article.origin is not None
    assert [str(note.severity) for note in article.origin.notes] == ["info"]


@pytest.mark.parametrize(
    "source",
    [
        "{{!-- secret --}}",
        "{{! secret }}",
        "<%# secret %>",
        "<%-- secret --%>",
        "word%%secret%%s",
    ],
)
def test_a_remark_of_other_tools_is_not_printed_either(source: str, markdown: Read, codes: Codes) -> None:
    article = markdown(f"Before {source} after")
    assert "secret" not in article.model_dump_json()
    assert codes(article) == ["remark-dropped"]


@pytest.mark.parametrize(
    "source", ["[Video courtesy of the zoo]", "[more details to follow]", "[audio unavailable]", "[caption]"]
)
def test_words_in_brackets_are_words(source: str, markdown: Read, codes: Codes) -> None:
    article = markdown(f"Before {source} after")
    assert [block.text.replace("\\", "") for block in article.body] == [f"Before {source} after"]
    assert codes(article) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("H~2~O, 10^-3^ and 1^st^", "H<sub>2</sub>O, 10<sup>-3</sup> and 1<sup>st</sup>"),
        ("about ~5~ and a^b", "about ~5~ and a^b"),
        ("`H~2~O`", "`H~2~O`"),
        ('{% include video id="abc1" provider="vimeo" %}', "[Vimeo: vimeo.com/abc1](https://vimeo.com/abc1)"),
        ("Words[[https://x.example/a]] and", "Words[https://x.example/a](https://x.example/a) and"),
        ('[b]({{% ref path="x.md" %}})', "[b](x.md)"),
        ("[tweet 123]", "[X: x.com/i/status/123](https://x.com/i/status/123)"),
    ],
)
def test_more_signs_stand_for_what_they_say(source: str, text: str, markdown: Read, codes: Codes) -> None:
    article = markdown(source)
    assert [block.text for block in article.body] == [text]
    assert codes(article) == []


def test_what_a_short_form_stands_for_is_told(markdown: Read) -> None:
    article = markdown("The HTML.\n\n*[HTML]: Hyper Text\n")
    assert [block.text for block in article.body] == ["The HTML."]
    assert article.origin is not None
    assert ["Hyper Text" in note.what for note in article.origin.notes] == [True]


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("|a|b|\n|1|2|\n|3|4|\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
        ("|---|---|\n| a | b |\n| c | d |\n", [["a", "b"], ["c", "d"]]),
        ("| a | b |\n| c | d |\n|---\n| e | f |\n", [["a", "b"], ["c", "d"], ["e", "f"]]),
    ],
)
def test_a_table_may_have_no_head(source: str, rows: list[list[str]], markdown: Read) -> None:
    article = markdown(f"Before\n\n{source}\n\n{{{{ x }}}}\n")
    (_, table) = article.body
    assert table.kind == "table"
    assert (table.header, [list(row) for row in table.rows]) == ((), rows)
    assert article.origin is not None
    # Three lines of front matter, the text's first two, the table, a blank line.
    assert [note.where for note in article.origin.notes] == [f"line {3 + 2 + source.count(chr(10)) + 2 + 1}"]


@pytest.mark.parametrize("source", ["|a|b|\nwords", "| one |\n| two |", "|a|b|\n|c|d|e|"])
def test_bars_alone_make_no_table(source: str, markdown: Read) -> None:
    assert [block.kind for block in markdown(source).body] == ["paragraph"]


def test_several_terms_share_what_is_said_of_them(markdown: Read) -> None:
    (listed,) = markdown("Saiga\nAntelope\n: a grazer\n: of the steppe").body
    assert listed.kind == "list"
    assert [item.text for item in listed.items] == ["**Saiga<br>Antelope**\n\na grazer\n\nof the steppe"]


def test_a_paragraph_is_no_list_of_terms(markdown: Read) -> None:
    (text,) = markdown("It went on,\nand on.\n: odd").body
    assert text.kind == "paragraph"


def test_a_row_of_pictures_alone_leaves_no_empty_row(markdown: Read, files: dict[str, bytes]) -> None:
    table = "| one | two |\n|---|---|\n| ![A](a.jpg) | ![B](images/a.jpg) | ![C](a.jpg) |\n| c | d |"
    first, *others = markdown(table, files).body
    assert first.kind == "table"
    assert [list(row) for row in first.rows] == [["c", "d"]]
    assert [block.kind for block in others] == ["photo", "photo", "photo"]


def test_a_note_of_a_plugin_is_a_footnote(markdown: Read) -> None:
    text, pause, notes = markdown("Words[footnote]A note[/footnote] go on.").body
    assert text.kind == "paragraph"
    assert text.text == "Words\\[1\\] go on."
    assert (pause.kind, notes.kind) == ("break", "list")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('{{< figure src="a.jpg" alt="A" link="https://y.example/" >}}', "https://y.example/"),
        ('{{< figure src="a.jpg" alt="A" attr="Ann" attrlink="https://y.example/" >}}', "https://y.example/"),
        ('{{< figure src="a.jpg" alt="A" link="images/a.jpg" >}}', ""),
    ],
)
def test_where_a_picture_led_is_told(
    source: str, told: str, markdown: Read, files: dict[str, bytes], codes: Codes
) -> None:
    article = markdown(source, files)
    assert [block.kind for block in article.body] == ["photo"]
    assert codes(article) == (["link-dropped"] if told else [])
    assert article.origin is not None
    assert all(told in note.what for note in article.origin.notes)


def test_a_figure_that_encloses_its_picture(markdown: Read, files: dict[str, bytes], codes: Codes) -> None:
    article = markdown('{% figure caption:"The bridge" %}![A](a.jpg){% endfigure %}', files)
    (photo,) = article.body
    assert photo.kind == "photo"
    assert (photo.alt, photo.caption, codes(article)) == ("A", "The bridge", [])


@pytest.mark.parametrize("alt", ["A|300", "A|300x200", "A|left|300"])
def test_a_size_is_none_of_a_picture_s_words(alt: str, markdown: Read, files: dict[str, bytes]) -> None:
    (photo,) = markdown(f"![{alt}](a.jpg)", files).body
    assert photo.kind == "photo"
    assert photo.alt == "A"


@pytest.mark.parametrize(
    "table",
    [
        "| Before | After. Photo: Ann Li |\n|---|---|\n| ![A](a.jpg) | ![B](images/a.jpg) |",
        "| ![A](a.jpg) | ![B](images/a.jpg) |\n|---|---|\n| Before | After. Photo: Ann Li |",
    ],
)
def test_a_table_of_pictures_and_their_words_is_pictures(
    table: str, markdown: Read, files: dict[str, bytes]
) -> None:
    one, two = markdown(table, files).body
    assert one.kind == two.kind == "photo"
    assert (one.alt, one.caption, two.alt, two.caption) == ("A", "Before", "B", "After.")
    assert two.credit is not None
    assert two.credit.creator == "Ann Li"
