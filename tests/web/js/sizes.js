// A page → every picture whose `sizes` promise another width than the one it has, at this window.
async () => {
  const found = [];
  // The browser itself resolves the attribute: of a picture of 8,000 px that is named 8000w, the natural width is `sizes`.
  const resolved = async (sizes) => {
    const probe = new Image();
    const drawn = encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="8000" height="8"/>');
    probe.sizes = sizes.replace(/^\s*auto\s*(,|$)/i, "") || "100vw";
    probe.srcset = `data:image/svg+xml,${drawn} 8000w`;
    await probe.decode();
    return probe.naturalWidth;
  };
  for (const image of document.images) {
    const sources = image.parentElement.localName === "picture" ? [...image.parentElement.querySelectorAll("source")] : [];
    const box = image.getBoundingClientRect();
    if (!box.width || (!image.srcset && !sources.length)) continue;
    const style = getComputedStyle(image);
    const ratio = image.getAttribute("width") / image.getAttribute("height");
    // Cropped by its frame, a picture is drawn wider than the frame is.
    const drawn = style.objectFit === "cover" && ratio ? Math.max(box.width, box.height * ratio) : box.width;
    for (const each of [...sources, image]) {
      if (each.media && !matchMedia(each.media).matches) continue;
      // One file for every window needs no sizes.
      if (!/\s\d+w\s*(,|$)/.test(each.srcset)) continue;
      if (!each.sizes) {
        found.push(`${each.localName} of ${image.getAttribute("src")} has no sizes`);
        continue;
      }
      const promised = await resolved(each.sizes);
      const slack = (width) => Math.max(8, 0.03 * width);
      if (promised < box.width - slack(box.width) || promised > drawn + slack(drawn))
        found.push(
          `${each.localName} of ${image.getAttribute("src")}: sizes "${each.sizes}" say ${promised} px, ` +
            `it is ${box.width.toFixed(0)} px wide`
        );
    }
  }
  return found;
}
