// A page → where Arabic letters are torn, slanted or in a part of another language without an isolate, one sentence each.
() => {
  const found = [];
  const joined = /[\u0620-\u06ff]/, right = /[\u0590-\u08ff]/, left = /[A-Za-z\u0400-\u04ff]/;
  const rtl = /^(ar|fa|he|ur)/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = node.parentElement, words = node.data.trim();
    if (!words || inside.closest("script, style, svg")) continue;
    const style = getComputedStyle(inside);
    const tongue = inside.closest("[lang]").lang, isolate = inside.closest("bdi"), own = rtl.test(tongue);
    if (own && joined.test(words) && !/^(normal|0px)$/.test(style.letterSpacing)) found.push(`${words}: ${style.letterSpacing} between letters`);
    if (own && right.test(words) && style.fontStyle !== "normal") found.push(`${words}: slanted`);
        if (right.test(words) && !left.test(words) && !own && !isolate) found.push(`${words}: stands in ${tongue}`);
    if (left.test(words) && !right.test(words) && own && style.direction === "rtl" && /[?!.]$/.test(words) && !isolate)
      found.push(`${words}: its end stands before it`);
  }
  return found;
}
