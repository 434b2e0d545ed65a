// A page → every link and button that is too small for a finger: 24 px, and 44 px for those that share.
() => {
  const found = [];
  const inText = (link) => {
    if (getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const others = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = others.nextNode(); node; node = others.nextNode()) {
      const own = node.parentElement.closest("a, button");
      if (!own && /[\p{L}\p{N}]/u.test(node.data) && !node.parentElement.closest(".vh")) return true;
    }
    return false;
  };
  for (const target of document.querySelectorAll("a[href], button, summary, input, select")) {
    const box = target.getBoundingClientRect();
    // A skip link waits unseen until it has the focus.
    if ((box.width <= 1 && box.height <= 1) || box.bottom + scrollY <= 0 || inText(target)) continue;
    const least = target.matches(".share-link, .share li a, .share button") ? 44 : 24;
    if (box.width < least - 0.05 || box.height < least - 0.05)
      found.push(
        `${target.localName}.${target.className || "-"} "${target.textContent.trim().slice(0, 30)}" ` +
          `(${(target.getAttribute("href") ?? "").slice(0, 60)}) is ${box.width.toFixed(1)} by ${box.height.toFixed(1)} px, ${least} are needed`
      );
  }
  return found;
}
