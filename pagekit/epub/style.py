"""the look of a book: little, for its reader chooses face, size and ground."""

CSS = """\
body { margin: 0 4%; line-height: 1.45; }
h1, h2, h3 { line-height: 1.2; text-align: start; hyphens: none; break-after: avoid; }
h1 { font-size: 1.7em; margin: 0.4em 0 0.5em; }
h2 { font-size: 1.15em; margin: 1.4em 0 0.3em; }
h3 { font-size: 1em; margin: 1.2em 0 0.2em; }
p { margin: 0; text-indent: 1.2em; hyphens: auto; orphans: 2; widows: 2; }
h1 + p, h2 + p, h3 + p, figure + p, hr + p, ul + p, ol + p, blockquote + p, table + p, aside + p, .meta + p, .deck + p,
li > p, td > p, aside p, section > p:first-child, .kicker, .deck, .meta, .address { text-indent: 0; }
.kicker { font-size: 0.85em; font-weight: bold; margin-top: 1em; }
.deck { font-size: 1.1em; margin: 0 0 0.7em; hyphens: none; text-align: start; }
.meta { font-size: 0.85em; margin: 0 0 1.2em; text-align: start; }
.address { font-size: 0.85em; margin: 1.6em 0 1em; text-align: start; }
figure { margin: 1.2em 0; break-inside: avoid; }
img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption { font-size: 0.85em; line-height: 1.35; margin-top: 0.4em; text-align: start; }
figcaption small { font-size: 0.9em; }
blockquote { margin: 1em 0 1em 1.2em; font-style: italic; }
aside { margin: 1.4em 0; padding: 0.2em 0.9em 0.8em; border: 1px solid; }
hr { width: 30%; margin: 1.6em auto; border: 0; border-top: 1px solid; }
pre { white-space: pre-wrap; font-size: 0.85em; }
table { border-collapse: collapse; margin: 1.2em 0; font-size: 0.9em; width: 100%; }
caption { text-align: start; font-weight: bold; margin-bottom: 0.3em; }
th, td { padding: 0.25em 0.5em; border-bottom: 1px solid; text-align: start; vertical-align: top; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav ol ol { margin: 0.3em 0 1.2em; }
nav li { margin: 0.35em 0; }
nav span { font-weight: bold; }
.cover { margin: 0; text-align: center; }
.cover img { max-height: 100vh; }
"""
