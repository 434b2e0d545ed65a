"""What servers are told: each in its own words, and nothing that it could read as an order."""

from __future__ import annotations

from pagekit.site.servers import header_rules, server_files

HOSTILE = {
    "/a;return%20200": "https://paper.example/x/",
    "/b%7B%7D": "https://paper.example/x/",
    "/c%22d": "https://paper.example/x/",
    "/e%0Af": "https://paper.example/x/",
    "/$host": "https://paper.example/x/",
}


def test_an_old_path_that_could_be_an_order_stands_in_no_configuration() -> None:
    plain = server_files(header_rules("", "assets"), {}, "")
    told = server_files(header_rules("", "assets"), HOSTILE, "")
    for name in (".htaccess", ".pagekit/nginx.conf", ".pagekit/Caddyfile"):
        assert told[name] == plain[name]
    assert told["_redirects"].splitlines() == [f"{old} {new} 301" for old, new in HOSTILE.items()]


def test_names_that_never_change_are_kept_and_pages_asked_for_again() -> None:
    told = server_files(header_rules("/news", "assets"), {}, "/news")
    nginx = told[".pagekit/nginx.conf"]
    files = nginx[nginx.index("location /news/assets/ {") : nginx.index("location /news/ {")]
    assert 'Cache-Control "public, max-age=31536000, immutable"' in files
    assert 'Cache-Control "public, max-age=60' in nginx[nginx.index("location /news/ {") :]
    assert "error_page 404 /news/404.html;" in nginx
    assert "/news/assets/adverts/*.html\n  Content-Security-Policy: sandbox allow-popups" in told["_headers"]
    outer = told["_headers"].partition("/news/assets/*")[0]
    assert "frame-ancestors 'self'" in outer
    assert "Cache-Control" not in outer
