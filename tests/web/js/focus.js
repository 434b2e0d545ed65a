// A document → what has the focus in it.
async () => {
  // The page knows of the focus in its frame before the frame does.
  for (let turn = 0; turn < 40 && document.activeElement === document.body; turn++)
    await new Promise((done) => setTimeout(done, 25));
  return document.activeElement;
}
