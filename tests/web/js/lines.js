// A page → the text of every line of its paragraphs and heads.
() => {
  const lines = [];
  const range = document.createRange();
  for (const block of document.querySelectorAll(".s-text, .s-headline, .s-deck, .s-heading, .s-quote, .caption")) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let line = "", bottom = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].at(-1);
        if (!box || (!box.width && !node.data[at].trim())) continue;
        if (bottom !== null && box.top > bottom - 2) { lines.push(line.trim()); line = ""; }
        if (!line) bottom = box.bottom;
        line += node.data[at];
      }
    }
    lines.push(line.trim());
  }
  return lines.filter(Boolean);
}
