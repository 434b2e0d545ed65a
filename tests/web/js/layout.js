// A page → what does not fit: boxes past the window, text cut off, text over text. One sentence each.
() => {
  const found = [];
  const width = document.documentElement.clientWidth;
  const named = (element) => {
    const parts = [];
    for (let each = element; each && each !== document.body && parts.length < 3; each = each.parentElement) {
      const classes = [...each.classList].slice(0, 2).map((name) => "." + name).join("");
      parts.unshift(each.localName + (each.id ? "#" + each.id : "") + classes);
    }
    return parts.join(" > ");
  };
  // For the ears only, or a skip link that waits above the window.
  const unseen = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      const box = each.getBoundingClientRect();
      if (style.display === "none" || style.visibility === "hidden") return true;
      if (style.display !== "contents" && style.display !== "inline" && box.width <= 1 && box.height <= 1) return true;
      if (style.position !== "static" && box.bottom + scrollY <= 0) return true;
    }
    return false;
  };
  // Inside a box that scrolls by itself, or that is cut on purpose (a picture's frame), the window is no measure.
  const scrolled = (element) => {
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(each).overflowX)) return true;
    }
    return false;
  };

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page scrolls sideways: ${root.scrollWidth} px wide in ${width}`);

  const elements = [...document.body.querySelectorAll("*")].filter((element) => !element.closest("svg svg, svg *"));
  for (const element of elements) {
    if (element.closest("svg") && element.localName !== "svg") continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || unseen(element)) continue;
    const past = Math.max(box.right - width, -box.left);
    if (past > 0.6 && !scrolled(element)) found.push(`${named(element)} stands ${past.toFixed(1)} px past the window`);

    const style = getComputedStyle(element);
    const clips = (value) => value === "hidden" || value === "clip";
    const words = element.innerText ? element.innerText.trim() : "";
    if (!words) continue;
    if (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      found.push(`${named(element)} cuts its text: ${element.scrollWidth} px in ${element.clientWidth}`);
    if (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
      found.push(`${named(element)} cuts its text: ${element.scrollHeight} px high in ${element.clientHeight}`);
  }

  // Lines of text, by the block they belong to. Inside one block the leading decides how close they come.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = node.parentElement;
    if (!node.data.trim() || inside.closest("style, script, svg, template") || unseen(inside)) continue;
    let block = inside;
    while (/^(inline|contents|ruby)/.test(getComputedStyle(block).display) && block.parentElement) block = block.parentElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1) lines.push({ box, block, words: node.data.trim() });
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  lines.forEach((one, place) => {
    for (let next = place + 1; next < lines.length && lines[next].box.top < one.box.bottom; next++) {
      const other = lines[next];
      if (one.block === other.block) continue;
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (wide > 2 && high > 0.3 * Math.min(one.box.height, other.box.height))
        found.push(`"${one.words.slice(0, 30)}" stands over "${other.words.slice(0, 30)}" in ${named(other.block)}`);
    }
  });
  return [...new Set(found)];
}
