// A page that was loaded → every layout shift that no hand caused: its value and what moved, from where to where.
() =>
  new Promise((done) => {
    const named = (node) =>
      !node ? "something that is gone" : node.nodeType === 3 ? "text in " + named(node.parentElement)
        : node.localName + [...node.classList].map((name) => "." + name).join("");
    const at = (box) => `${box.x},${box.y} ${box.width}x${box.height}`;
    const entries = [];
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    // Buffered entries are handed over with the next task.
    setTimeout(() => {
      entries.push(...observer.takeRecords());
      done(
        entries.filter((entry) => !entry.hadRecentInput).map((entry) => ({
          value: entry.value,
          moved: entry.sources.map((each) => `${named(each.node)} from ${at(each.previousRect)} to ${at(each.currentRect)}`),
        }))
      );
    }, 50);
  })
