// The desk's own script. What stories say is put on the page as text, and as nothing else.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const list = at("list"), frame = at("frame"), sheet = at("sheet"), pages = at("pages"), instead = at("instead");
  const words = { error: "error", warning: "warning", info: "note" };
  let state = { number: -1, rows: [], notes: [], stopped: [], edition: null, busy: true, base: "" };
  let chosen = "", view = "web", width = 1280, scheme = "light";
  let shown = { path: "", page: "" }, printed = { story: "", sum: "", told: null }, asking = 0, keep = null;

  const made = (tag, text, facts = {}) => {
    const one = document.createElement(tag);
    if (text) one.textContent = text;
    for (const [name, value] of Object.entries(facts)) if (value) one.setAttribute(name, value);
    return one;
  };
  const row = () => state.rows.find((one) => one.id === chosen);
  const say = (text, grave = false) => {
    const line = at("status");
    if (line.textContent !== text) line.textContent = text;
    line.toggleAttribute("data-grave", grave);
  };
  const ask = async (address, facts) => {
    const answer = await fetch(address, facts);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  // ---- The list ----------------------------------------------------------------------------------------------

  const heads = { front: "Fronts", story: "Stories", page: "Pages" };
  const drawList = () => {
    const wanted = at("find").value.trim().toLowerCase();
    const inside = list.contains(document.activeElement);
    const seen = state.rows.filter((one) => `${one.title} ${one.section} ${one.file} ${one.status}`.toLowerCase().includes(wanted));
    const items = [];
    let kind = "";
    for (const one of seen) {
      if (one.kind !== kind) items.push(made("li", heads[kind = one.kind], { class: "head" }));
      const button = made("button", "", { type: "button", "data-worst": one.worst, "data-id": one.id });
      if (one.id === chosen) button.setAttribute("aria-current", "true");
      button.append(made("span", one.title, { class: "title", dir: "auto", lang: one.lang }));
      const under = made("span", "", { class: "under" });
      const facts = one.kind === "front" ? [one.path] : [one.section, one.status === "ready" ? "" : one.status];
      under.append(made("span", facts.filter(Boolean).join(" · ")));
      const grave = one.notes.filter((note) => note.severity === one.worst).length;
      if (one.worst && one.worst !== "info") {
        under.append(made("span", `${grave} ${words[one.worst]}${grave > 1 ? "s" : ""}`, { class: "worst", "data-worst": one.worst }));
      }
      button.append(under);
      const item = made("li");
      item.append(button);
      items.push(item);
    }
    const place = list.scrollTop;
    list.replaceChildren(...items);
    list.scrollTop = place;
    if (inside) list.querySelector("[aria-current]")?.focus({ preventScroll: true });
  };
  const choose = (id, focus = false) => {
    if (chosen !== id) keep = null;
    chosen = id;
    history.replaceState(null, "", `#${encodeURIComponent(id)}`);
    for (const button of list.querySelectorAll("button")) {
      if (button.dataset.id === id) {
        button.setAttribute("aria-current", "true");
        button.scrollIntoView({ block: "nearest" });
        if (focus) button.focus();
      } else button.removeAttribute("aria-current");
    }
    const one = row();
    if (one) say(`${one.title}. ${one.notes.length ? `${one.notes.length} ${one.notes.length > 1 ? "notes" : "note"}.` : "No notes."}`);
    draw();
  };
  const step = (by) => {
    const ids = [...list.querySelectorAll("button")].map((one) => one.dataset.id);
    const place = ids.indexOf(chosen);
    const next = ids[Math.min(ids.length - 1, Math.max(0, place + by))];
    if (next !== undefined && next !== chosen) choose(next, list.contains(document.activeElement));
  };

  // ---- Notes -------------------------------------------------------------------------------------------------

  const drawn = (note) => {
    const one = made("li", "", { class: "note", "data-severity": note.severity });
    const what = made("p");
    what.append(made("span", `${words[note.severity] ?? note.severity}: `, { class: "grave" }), document.createTextNode(note.what));
    one.append(what);
    if (note.remedy) one.append(made("p", note.remedy, { class: "remedy" }));
    const place = [note.subject, note.file && (note.line ? `${note.file}:${note.line}` : note.file), note.field].filter(Boolean).join(" · ");
    if (place) one.append(made("p", place, { class: "place" }));
    return one;
  };
  const group = (head, notes) => {
    const part = document.createDocumentFragment();
    if (!notes.length) return part;
    const items = made("ul");
    items.append(...notes.map(drawn));
    part.append(made("h3", head), items);
    return part;
  };
  const same = (a, b) => a.what === b.what && a.field === b.field && a.code === b.code;
  const drawNotes = () => {
    const one = row(), told = at("told");
    const own = view === "edition" ? state.edition?.notes ?? [] : one?.notes ?? [];
    const paper = view === "print" && printed.story === chosen && printed.told ? printed.told.notes : [];
    const more = paper.filter((note) => !own.some((other) => same(note, other)));
    told.replaceChildren(
      group("Why nothing new is shown", state.stopped), group(view === "edition" ? "The edition" : "This page", own),
      group("In print", more), group("The folder", state.notes),
    );
    const count = state.stopped.length + own.length + more.length + state.notes.length;
    at("count").textContent = count ? String(count) : "";
    if (!count) told.append(made("p", state.number < 0 ? "" : "Nothing to say of this page.", { class: "quiet" }));
  };

  // ---- The page ----------------------------------------------------------------------------------------------

  const fit = () => {
    const wide = sheet.clientWidth, high = sheet.clientHeight;
    if (!wide || !high) return;
    const scale = Math.min(1, wide / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${Math.floor(high / scale)}px`;
    frame.style.marginLeft = `${Math.max(0, Math.floor((wide - width * scale) / 2))}px`;
    frame.style.transform = scale < 1 ? `scale(${scale})` : "";
    if (view === "web") at("extent").textContent = `${width} px${scale < 1 ? `, at ${Math.round(scale * 100)} %` : ""}`;
  };
  const inside = () => { try { return frame.contentWindow.document ? frame.contentWindow : null; } catch { return null; } };
  const load = (path, page) => {
    const address = state.base + path, before = inside();
    if (shown.path === path && before && before.location.pathname === address) {
      keep = { path, top: before.scrollY, left: before.scrollX };
      before.location.reload();
    } else if (before) {
      before.location.replace(address);
    } else frame.src = address;
    shown = { path, page };
  };
  frame.addEventListener("load", () => {
    const now = inside();
    if (!now || now.location.href === "about:blank") return;
    const path = now.location.pathname.slice(state.base.length);
    if (keep && keep.path === path) now.scrollTo({ top: keep.top, left: keep.left, behavior: "instant" });
    keep = null;
    now.document.addEventListener("keydown", keys);
    document.documentElement.dataset.loaded = String(Number(document.documentElement.dataset.loaded ?? 0) + 1);
    // Somebody has gone on by a link of the page.
    const there = state.rows.find((one) => one.path === path);
    if (there && there.id !== chosen && view === "web") {
      shown = { path, page: there.page };
      choose(there.id);
    }
  });
  const only = (part) => { for (const one of [sheet, pages, instead]) one.hidden = one !== part; };
  const put = (head, notes) => {
    instead.replaceChildren(made("p", head), group("Why", notes));
    only(instead);
  };
  const drawWeb = () => {
    const one = row();
    if (!one) return;
    if (!one.path) {
      shown = { path: "", page: "" };
      at("extent").textContent = "";
      put(one.status === "cannot be read" ? "This story cannot be read." : "This story has no page on the site.", one.notes);
      return;
    }
    only(sheet);
    frame.title = `The page: ${one.title}`;
    if (shown.path !== one.path || shown.page !== one.page) load(one.path, one.page);
    fit();
  };
  const figures = (sources, few, name) => {
    const loaded = sources.map((source, place) => {
      const figure = made("figure");
      figure.append(made("img", "", { src: source, alt: `Page ${place + 1} of ${name}` }), made("figcaption", String(place + 1)));
      return figure;
    });
    pages.toggleAttribute("data-few", few && sources.length === 1);
    pages.style.setProperty("--least", few ? "420px" : "200px");
    pages.replaceChildren(...loaded);
    pages.dataset.first = sources[0];
    only(pages);
  };
  const drawPrint = async () => {
    const one = row();
    if (!one || one.kind === "front") { at("extent").textContent = ""; put("A front is not printed. Choose a story.", []); return; }
    if (!one.sum) { at("extent").textContent = ""; put("This story cannot be read.", one.notes); return; }
    if (printed.story !== one.id || printed.sum !== `${one.sum} ${state.number}`) {
      const turn = ++asking, sum = `${one.sum} ${state.number}`;
      if (printed.story !== one.id) put("The printed pages are being made.", []);
      let told;
      try { told = await ask(`print.json?story=${encodeURIComponent(one.id)}`); } catch { return; }
      if (turn !== asking) return;
      const place = pages.scrollTop, old = printed.told?.key;
      printed = { story: one.id, sum, told };
      if (view !== "print") return;
      if (told.key !== old || pages.hidden) {
        if (told.pages.length) figures(told.pages, true, one.title);
        else put("This story cannot be printed.", told.notes);
        pages.scrollTop = place;
      }
    } else if (printed.told.pages.length) {
      if (pages.hidden || pages.dataset.first !== printed.told.pages[0]) figures(printed.told.pages, true, one.title);
    } else put("This story cannot be printed.", printed.told.notes);
    const count = printed.told.count;
    at("extent").textContent = count ? `${count} page${count > 1 ? "s" : ""}` : "";
    drawNotes();
  };
  const drawEdition = () => {
    const known = state.edition;
    at("make").hidden = !known || view !== "edition" || known.state === "making";
    if (!known || view !== "edition") return;
    at("make").textContent = known.state === "idle" ? "Make the edition" : "Make it again";
    at("extent").textContent = known.state === "making" ? "being made" : known.stale ? "before the last change" : known.pages.length ? `${known.pages.length} pages` : "";
    if (known.pages.length) {
      if (pages.dataset.first !== known.pages[0] || pages.hidden) figures(known.pages, false, "the edition");
    } else if (known.state === "making") put("The edition is being made. This takes a while.", []);
    else if (known.state === "failed") put("The edition cannot be made.", known.notes);
    else put("The pages of the edition are made when you ask for them.", []);
  };
  const draw = () => {
    document.body.dataset.view = view;
    at("edition-choice").hidden = !state.edition;
    if (view === "web") drawWeb();
    else if (view === "print") drawPrint();
    drawEdition();
    if (view !== "web") shown = { path: "", page: "" };
    drawNotes();
  };

  // ---- What is told ------------------------------------------------------------------------------------------

  const changed = (before, now) => {
    const known = new Map(before.map((one) => [one.id, one]));
    return now.filter((one) => one.kind !== "front" && (known.get(one.id)?.sum ?? "") !== one.sum || (known.get(one.id)?.worst ?? "") !== one.worst);
  };
  const take = async () => {
    const now = await ask("state.json"), before = state;
    state = now;
    const name = now.name || "Desk";
    at("name").textContent = name;
    document.title = `${name}: desk`;
    if (!row()) {
      const wanted = decodeURIComponent(location.hash.slice(1));
      const first = now.rows.find((one) => one.id === wanted) ?? now.rows.find((one) => one.kind === "story") ?? now.rows[0];
      chosen = first?.id ?? "";
    }
    if (now.busy && before.rows.length) return;
    if (now.stopped.length) say("Nothing new is shown: the folder has a fault.", true);
    else if (now.busy) say("The site is being made.");
    else {
      const news = before.rows.length ? changed(before.rows, now.rows) : [];
      const faults = now.rows.filter((one) => one.worst === "error").length;
      const tail = faults ? ` ${faults} need${faults > 1 ? "" : "s"} a person.` : "";
      if (news.length) say(`Made again: ${news.slice(0, 3).map((one) => one.title).join(", ")}${news.length > 3 ? ` and ${news.length - 3} more` : ""}.${tail}`, news.some((one) => one.worst === "error"));
      else if (!before.rows.length) say(`${now.rows.filter((one) => one.kind === "story").length} stories.${tail}`);
      if (before.edition?.state === "making" && now.edition?.state === "made") say(`The edition is made: ${now.edition.pages.length} pages.`);
    }
    drawList();
    draw();
  };
  let taking = null, again = false;
  const refresh = () => {
    if (taking) { again = true; return; }
    taking = take().catch(() => say("The desk does not answer.", true)).finally(() => {
      taking = null;
      if (again) { again = false; refresh(); }
    });
  };
  const listen = () => {
    const line = new EventSource("events");
    line.addEventListener("state", refresh);
    line.addEventListener("file", (event) => {
      const [address, page] = JSON.parse(event.data);
      if (view === "web" && shown.path === address && shown.page !== page) load(address, page);
    });
    line.addEventListener("error", () => say("The desk does not answer. It is asked again.", true));
    line.addEventListener("open", refresh);
  };

  // ---- Keys and choices --------------------------------------------------------------------------------------

  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.("input[type=search]");
    if (typing) { if (event.key === "Escape") { typing.value = ""; drawList(); } return; }
    const listed = list.contains(event.target);
    if (event.key === "j" || (listed && event.key === "ArrowDown")) step(1);
    else if (event.key === "k" || (listed && event.key === "ArrowUp")) step(-1);
    else if (event.key === "/") at("find").focus();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", keys);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    choose(button.dataset.id);
    if (matchMedia("(max-width: 720px)").matches) pane("page");
  });
  at("find").addEventListener("input", drawList);
  document.addEventListener("change", (event) => {
    const { name, value } = event.target;
    if (name === "view") view = value;
    else if (name === "width") width = Number(value);
    else if (name === "scheme") { scheme = value; frame.style.colorScheme = scheme; }
    else return;
    draw();
    fit();
  });
  at("make").addEventListener("click", async () => {
    say("The edition is being made.");
    try { state.edition = await ask("edition.json?make", { headers: { "X-Pagekit": "desk" } }); } catch { return; }
    draw();
  });
  const pane = (name) => {
    document.body.dataset.pane = name;
    for (const button of document.querySelectorAll(".panes button")) button.setAttribute("aria-pressed", String(button.dataset.to === name));
    fit();
  };
  document.querySelector(".panes").addEventListener("click", (event) => { if (event.target.dataset.to) pane(event.target.dataset.to); });
  new ResizeObserver(fit).observe(sheet);

  if (matchMedia("(prefers-color-scheme: dark)").matches) {
    scheme = "dark";
    document.querySelector("input[name=scheme][value=dark]").checked = true;
  }
  if (location.hash === "#edition") { view = "edition"; document.querySelector("input[name=view][value=edition]").checked = true; }
  frame.style.colorScheme = scheme;
  if (matchMedia("(max-width: 720px)").matches) { width = 390; document.querySelector("input[name=width][value='390']").checked = true; }
  pane("page");
  listen();
})();
