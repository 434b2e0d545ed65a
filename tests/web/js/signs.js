// Words of a page and a selector → the signs of those words as they stand on the page from the left to the right.
([selector, words]) => {
  const range = document.createRange();
  for (const block of document.querySelectorAll(selector)) {
    const signs = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < node.length; at++) signs.push([node, at]);
    const text = signs.map(([node, at]) => node.data[at]).join("").replace(/[\u00a0\u202f]/g, " ");
    const start = text.indexOf(words);
    if (start < 0) continue;
    return signs.slice(start, start + words.length).map(([node, at]) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      return [box.left + box.width / 2, node.data[at]];
    }).sort((one, other) => one[0] - other[0]).map(([, sign]) => sign).join("").replace(/[\u00a0\u202f]/g, " ");
  }
  return null;
}
