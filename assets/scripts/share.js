(bar => {
 const { url } = bar.dataset, { clipboard } = navigator;
 const tools = {
  native: navigator.share && (() => navigator.share({ title: document.title, url })),
  copy: clipboard && (async tool => {
   await clipboard.writeText(url);
   const said = tool.nextElementSibling;
   said.textContent = tool.dataset.said;
   setTimeout(() => said.textContent = "", 4000);
  })
 };
 for (const tool of bar.querySelectorAll("button")) {
  const use = tools[tool.dataset.share];
  tool.hidden = !use;
  tool.onclick = () => use(tool).catch(() => 0);
 }
 const mail = bar.querySelector(".fault [href^=mailto]"), bare = mail?.href;
 if (mail) mail.onpointerdown = mail.onkeydown = () => {
  const text = [...`${getSelection()}`.trim()].slice(0, 500);
  const join = bare.includes("?") ? "%0A%0A" : "?body=";
  do mail.href = bare + (text[0] ? join + encodeURIComponent(text.join("")) : "");
  while (mail.href[1999] && text.pop());
 };
})(document.currentScript.previousElementSibling);
