// The document in a frame → whether what has the focus there shows it, inside the frame.
() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const wide = parseFloat(style.outlineWidth);
  if (style.outlineStyle === "none" || !wide) return style.boxShadow !== "none";
  const box = element.getBoundingClientRect();
  const room = Math.min(box.left, box.top, innerWidth - box.right, innerHeight - box.bottom);
  return room >= wide + parseFloat(style.outlineOffset);
}
