// A page that was loaded → what its largest paint was, and how each picture is asked for.
async () => {
  // A busy machine loads a picture and draws it later.
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await Promise.all([...document.images].filter((image) => image.fetchPriority === "high").map((image) => image.decode().catch(() => null)));
  await frame();
  await frame();
  return new Promise((done) => {
    const entries = [];
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
    observer.observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(() => {
      entries.push(...observer.takeRecords());
      const last = entries.at(-1);
      const element = last && last.element;
      const eager = [...document.images].filter((image) => image.loading !== "lazy");
      const asked = (image) => `${image.getAttribute("src")} in ${image.parentElement.localName}.${image.parentElement.className}`;
      done({
        element: element ? element.localName : "",
        named: element ? element.localName + "." + [...element.classList].join(".") : "",
        words: element ? element.textContent.trim().slice(0, 40) : "",
        url: last ? last.url : "",
        eager: eager.map(asked),
        first: eager.filter((image) => image.fetchPriority === "high").map(asked),
        lead: (eager.find((image) => image.fetchPriority === "high") ?? {}).currentSrc ?? "",
        isLead: !!element && element.fetchPriority === "high",
        inHead: !!element && !!element.closest("header, h1"),
        pictures: [...document.images].filter((image) => image.srcset).length,
      });
    }, 100);
  });
}
