// Scrolls a page to its end step by step, as a reader does, and waits for every picture that was asked for.
async () => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const root = document.documentElement;
  for (let place = 0; place < root.scrollHeight - innerHeight; ) {
    place = Math.min(place + 0.7 * innerHeight, root.scrollHeight - innerHeight);
    scrollTo({ top: place, behavior: "instant" });
    await pause(30);
  }
  await Promise.all([...document.images].filter((image) => image.getClientRects().length).map((image) => image.decode().catch(() => null)));
  await pause(30);
}
