"""the texts of a publication to begin with, by the names of their files; the comments say what each field is."""

from __future__ import annotations

_PUBLICATION = """\
# The house: whose name is on the page, and its habits. Only name and url are needed.
name = "The Valley Post"
# The address that the site will have. Links, feeds and sitemaps are made with it.
url = "https://valley.example"
# The language of labels and dates, as a BCP 47 tag: en, en-GB, ru, kk, ar, zh-Hant.
lang = "en"
# The zone in which times are told, by its IANA name. Times without a zone are taken in it.
timezone = "Europe/London"
# One line for search engines, link cards and feeds.
description = "News of the valley, twice a week."
# The share bar, in this order: vk, facebook, x, ok, telegram, whatsapp, linkedin, reddit, bluesky, mastodon, threads,
# viber, pinterest, max, email, sms, native, copy.
share = ["bluesky", "whatsapp", "email"]
# How the line under a picture names people: copyright, slash, agency-first, photograph or via.
credit_style = "copyright"

# Whom to call for an advert; the first stands in the house's own. A telephone is shown as you write it.
[[ad_contacts]]
phone = "+44 20 7946 0018"
email = "ads@valley.example"
hours = "Mon to Fri, 9 to 5"
pitch = "This space reaches the whole valley"

# Where readers report a mistake: an email, or a url.
[corrections]
email = "desk@valley.example"

# Sections in the order of the front page. A url is a path of the site; without one it is made of the name.
# A theme is one of the layout's: society, economy, science, culture, sport, opinion.
[[sections]]
name = "Town"
theme = "society"

[[sections]]
name = "Nature"
theme = "science"

# The rate card: prices by the name of a size, and of a column millimetre.
[rates]
column_mm = "£1.20"
"""

_SITE = """\
# How the site is built: pagekit site . -o out. All of it may be left out; these are the defaults.
schema = 1
# Stories on the home page, on a page of a list, and in a feed: how many.
home = 40
per_page = 24
feed = 30
# true: pages bring the faces that they are set in. false: the reader's own, and nothing is sent.
faces = true
# Where pictures and faces are served from, when that is another host than the site's own.
# asset_base = "https://cdn.valley.example"

# Old paths and where each leads now. A story can say its own: aliases = ["/old/path"].
[redirects]
"/news/hall" = "/town/town-hall-reopens/"
"""

_EDITION = """\
# A newspaper of the same stories: pagekit edition . -o paper.
schema = 1
# The day of the edition, year first.
date = 2026-05-19
# The pack of its pages: tabloid, broadsheet or magazine.
layout = "tabloid"
# How many pages.
pages = 4
"""

_ADVERTS = """\
# What is booked. On the web by `slot`, on paper by `size`; pagekit layouts PACK lists both.
# The house's own advert fills what is unsold, so this file may be empty. A booking looks like this:
#
# [[adverts]]
# slot = "inline"
# kind = "image"
# advertiser = "Nan Bakery"
# src = "adverts/nan-bakery.jpg"           a picture of 600 by 500 pixels or more
# alt = "Nan Bakery: bread, still warm."   what is to be seen on it
# url = "https://nan.example/"
# starts = 2026-05-19                      the first day of its run
# ends = 2026-05-31                        the last one
adverts = []
"""

_HALL = """\
---
headline: The town hall opens its doors again after four years
deck: The roof is new, the clock goes, and the archive is dry. On Saturday everybody may come and look.
section: Town
byline: [{name: Ann Weaver}]
published_at: 2026-05-18T07:30:00+01:00
tags: [town hall, heritage]
priority: 1
photos:
  - src: photos/hall.jpg
    alt: A street of low houses under a wide sky.
    caption: The square before the town hall on Monday morning.
    credit: {creator: Ann Weaver}
---

For four years the clock on the town hall stood at ten to four. On Monday, at ten to four, it went on.

Nobody had planned it. The clockmaker, **Ruth Alder**, had meant to set it going at noon, with the mayor beside her, and
was still looking for a washer when the hour came round.

## What is new

The roof has 11,000 slates. Each was carried up by hand, for the scaffold could not bear a hoist on the side of the
lane. Below it stands the archive, three rooms of it, dry for the first time since 1987.

> You could smell the paper before you saw it.
>
> — Ruth Alder, clockmaker

Doors open on Saturday at ten. There is tea in the council chamber, and the tower may be climbed in groups of eight.
"""

_RIVER = """\
---
headline: Otters are back on the lower river
deck: A camera at the weir has counted five. The anglers have counted, too.
section: Nature
byline: [{name: Tom Ashby}]
published_at: 2026-05-17T18:00:00+01:00
tags: [river, wildlife]
photos:
  - src: photos/river.jpg
    alt: Hills in layers behind a plain.
    caption: The lower valley from the weir.
    credit: {creator: Tom Ashby}
---

The camera hangs on an alder at the weir and takes a picture when something warm goes by. For two winters it was a cat.

Since March it has been otters. **Five**, says the river trust, which tells them apart by the white on their throats:
two grown ones and three of this year.

The anglers are of two minds. There were fewer trout in April than in any April since they began to write it down, in
1962. There were also, says their chairman, fewer anglers.
"""

_MARKET = """\
---
headline: The Thursday market moves to the station yard
section: Town
byline: [{name: Ann Weaver}]
published_at: 2026-05-16T12:00:00+01:00
design: brief
tags: [market]
photos:
  - src: photos/market.jpg
    alt: Houses along a street.
    credit: {creator: Ann Weaver}
---

From June the market stands in the yard of the station, where there is room for thirty stalls and a roof over twelve of
them. The square is kept for Saturdays. Buses stop at the yard from seven in the morning.
"""

_IMPRINT = """\
---
headline: Imprint
url: /imprint/
---

**The Valley Post** is published by Valley Post Ltd, 1 Mill Lane. Editor: Ann Weaver. To reach the desk write to
desk@valley.example.
"""

FILES = {
    "publication.toml": _PUBLICATION,
    "site.toml": _SITE,
    "edition.toml": _EDITION,
    "adverts.toml": _ADVERTS,
    "stories/town/town-hall-reopens.md": _HALL,
    "stories/nature/otters.md": _RIVER,
    "stories/town/market.md": _MARKET,
    "pages/imprint.md": _IMPRINT,
}
