// Marks what Tab should reach, in the order of the document, and keeps how each looks while it is not in focus.
() => {
  const names = "a[href], button, summary, input, select, textarea, iframe, [tabindex], [contenteditable]";
  // What scrolls is reached by itself when nothing in it is.
  const scrolls = (element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowX + getComputedStyle(element).overflowY) &&
    (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const reached = (element) => (element.matches(names) ? element.tabIndex >= 0 && !element.disabled : scrolls(element) && !element.querySelector(names));
  const controls = [...document.body.querySelectorAll("*")].filter((element) => shown(element) && reached(element));
  const ring = (style) => {
    const outline = style.outlineStyle === "none" ? "none" : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    return `${outline} | ${style.boxShadow}`;
  };
  // A link that covers its card has the ring on the box that covers it.
  const look = (element) => [null, "::before", "::after"].map((part) => ring(getComputedStyle(element, part))).join(" | ");
  const named = (element) =>
    `${element.localName}.${[...element.classList].join(".")} "${element.textContent.trim().slice(0, 30)}"`;
  window.pageControls = {
    names: controls.map(named),
    first: controls.map(look),
    // Where the focus is now: its place in the list, whether it shows, and whether it can be seen in the window.
    now: () => {
      const element = document.activeElement;
      const place = controls.indexOf(element);
      if (place < 0) return { place, name: element && element !== document.body ? named(element) : "", marked: true, seen: true };
      const box = [...element.getClientRects()].find((each) => each.width && each.height) ?? element.getBoundingClientRect();
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const top = document.elementFromPoint(x, y);
      const seen = !!top && (element.contains(top) || top.contains(element));
      const frame = element.localName === "iframe";
      return { place, name: named(element), frame, marked: frame || look(element) !== window.pageControls.first[place], seen };
    },
  };
  return window.pageControls.names;
}
