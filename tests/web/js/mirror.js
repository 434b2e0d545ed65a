// A page that runs from the right → what does not stand where it would if the page were held before a mirror, one sentence
// each. The same words are laid out both ways; words inside a line keep their own order, so only boxes are compared.
() => {
  const root = document.documentElement;
  const skipped = "svg *, picture *, script, style, body [dir] *, iframe, .vh, .skip";
  const boxes = () => [...document.body.querySelectorAll("*")]
    .filter((element) => !element.matches(skipped) && !element.closest(".vh, .share-said"))
    .filter((element) => !/^(inline|contents|none)$/.test(getComputedStyle(element).display))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.height > 1);
  const width = root.clientWidth;
  root.dir = "rtl";
  const right = boxes();
  root.dir = "ltr";
  const left = new Map(boxes());
  root.dir = "rtl";
  return right.flatMap(([element, box]) => {
    const other = left.get(element);
    const off = other ? Math.max(Math.abs(width - box.right - other.left), Math.abs(box.top - other.top)) : 0;
    if (!other || off <= 1.5) return [];
    return [`${element.localName}.${element.className}: begins ${(width - box.right).toFixed(1)} px from the right, ` +
      `${other.left.toFixed(1)} from the left (${element.textContent.trim().slice(0, 30)})`];
  });
}
