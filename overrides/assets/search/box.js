/* The search box of every page: a combobox as the WAI-ARIA Authoring Practices describe it, with a list below.
   What it needs to answer is loaded when a reader first goes to a box. What is typed stays in the page. */

const SAY_AFTER = 500;
const LOOK_FURTHER_AFTER = 250;
const SHORTEST = 2;
/* Of a place that is spelt so well, texts say nothing better. */
const SLIPS_OF_A_PLACE = 1;

let loading = null;
let loadingTexts = null;

/** A file of what the box knows. */
function read(root, name) {
  return fetch(`${root}data/search/${name}.json`).then((answer) => answer.json());
}

/** The finder of this page's language; tried again where it failed. */
function load(root, language) {
  loading = loading || Promise.all([import("./finder.js"), read(root, `places-${language}`), read(root, `answers-${language}`)])
    .then(([{ Finder }, places, answers]) => ({
      finder: new Finder(places, answers, language),
      words: places.words,
      urgent: answers.urgent,
      more: new Map(),
    }))
    .catch(() => { loading = null; });
  return loading;
}

/** Load all that a question asks for beside that: a promise, also where a file could not be loaded. */
function loadMore(root, { finder, more }, question, found) {
  const taken = finder.taken;
  const files = finder.needs(question, found).map((name) => {
    if (!more.has(name)) more.set(name, read(root, name).then((file) => finder.add(file)).catch(() => { more.delete(name); }));
    return more.get(name);
  });
  /* What has come may tell that more is wanted. */
  return Promise.all(files).then(() => (finder.taken === taken ? null : loadMore(root, { finder, more }, question)));
}

/** The search in texts. */
function loadTexts(root) {
  loadingTexts = loadingTexts || import("./texts.js").then(({ Texts }) => new Texts(new URL(root, location.href).href));
  return loadingTexts;
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
  element.append(...children);
  return element;
}

class Box {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input");
    this.root = form.dataset.root;
    this.options = [];
    this.active = -1;
    this.known = null;
    const id = this.input.id;
    this.list = make("div", { role: "listbox", id: `${id}-list`, "aria-label": form.dataset.answers });
    this.above = make("div", { class: "search-above" });
    this.below = make("p", { class: "search-below" });
    this.popup = make("div", { class: "search-answers", hidden: "" }, this.above, this.list, this.below);
    this.status = make("p", { class: "hidden", role: "status" });
    form.append(this.popup, this.status);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox", "aria-controls": this.list.id };
    Object.keys(states).forEach((name) => this.input.setAttribute(name, states[name]));
    this.listen();
  }

  listen() {
    this.input.addEventListener("focus", () => this.load());
    this.input.addEventListener("input", () => this.load().then(() => this.answer()));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("focusout", (event) => {
      if (!this.stays && event.relatedTarget && !this.form.contains(event.relatedTarget)) this.close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.stays && !this.form.contains(event.target)) this.close();
    });
    window.addEventListener("pagehide", () => this.forget());
  }

  get stays() {
    return "stays" in this.form.dataset;
  }

  load() {
    return load(this.root, document.documentElement.lang).then((known) => { this.known = known; });
  }

  /** Show what answers the text in the field. */
  answer() {
    if (!this.known) return;
    const question = this.input.value.trim();
    if (question.length < SHORTEST) { this.close(); return; }
    const found = this.known.finder.ask(question);
    this.above.textContent = "";
    this.list.textContent = "";
    this.options = [];
    this.activate(-1);
    if (found.alarm) this.above.append(this.urgentHelp());
    if (found.corrected) this.above.append(this.correction(found.corrected));
    found.groups.forEach((group) => this.put(group.key === "places" && found.guessed ? "near" : group.key, group.items));
    this.alarm = found.alarm;
    this.finish();
    clearTimeout(this.later);
    if (!found.begun) this.complete(question, found);
    this.later = setTimeout(() => {
      if (found.begun) this.complete(question, found);
      if (found.slips > SLIPS_OF_A_PLACE) this.lookInTexts(question);
    }, LOOK_FURTHER_AFTER);
  }

  /** Answer anew when what the question asks for has come, unless the reader has gone on. */
  complete(question, found) {
    const { taken } = this.known.finder;
    loadMore(this.root, this.known, question, found).then(() => {
      const waits = this.input.value.trim() === question && !this.popup.hidden && this.active < 0;
      if (this.known.finder.taken !== taken && waits) this.answer();
    });
  }

  /** What no place and no keyword answers may stand in the text of some page. */
  lookInTexts(question) {
    const listed = this.options.map((option) => option.getAttribute("href"));
    loadTexts(this.root).then((texts) => texts.search(question)).then((hits) => {
      if (this.input.value.trim() !== question || this.popup.hidden) return;
      this.put("texts", hits.filter((hit) => listed.indexOf(this.address(hit.href)) < 0));
      this.finish();
    }).catch(() => { loadingTexts = null; });
  }

  /** The address of an answer: below the site's root, or a whole one of another site. */
  address(href) {
    return href.includes("://") ? href : this.root + href;
  }

  put(key, items) {
    if (!items.length) return;
    const label = `${this.input.id}-${key}`;
    const group = make("div", { role: "group", "aria-labelledby": label });
    group.append(make("p", { id: label, class: "search-group" }, this.known.words[key]));
    for (const item of items) {
      const option = make("a", { role: "option", id: `${this.input.id}-option-${this.options.length}`, href: this.address(item.href), tabindex: "-1", "aria-selected": "false" }, make("span", { class: "search-title" }, item.title));
      if (item.note) option.append(make("span", { class: "search-note" }, item.note));
      this.options.push(option);
      group.append(option);
    }
    this.list.append(group);
  }

  finish() {
    const { words, urgent } = this.known;
    const number = this.options.length;
    this.list.hidden = !number;
    this.below.textContent = number ? "" : `${words.none} `;
    if (!number || this.list.querySelector(`#${this.input.id}-near`)) {
      this.below.append(make("a", { href: this.form.getAttribute("action") }, words.list));
    }
    this.below.hidden = !this.below.textContent;
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", String(Boolean(number)));
    const count = number ? words[number === 1 ? "found_one" : "found_other"].replace("{number}", number) : words.none;
    const first = this.alarm ? `${urgent.title}: ${urgent.lines[0].name} ${urgent.lines[0].number}. ` : "";
    this.say(first + count);
  }

  urgentHelp() {
    const { title, lines } = this.known.urgent;
    const list = make("ul");
    for (const line of lines.filter((one) => one.number)) {
      list.append(make("li", {}, make("a", { href: `tel:${line.tel}` }, `${line.name} `, make("strong", {}, line.number)), make("span", {}, line.text)));
    }
    return make("section", { class: "urgent", "aria-label": title }, make("p", { class: "search-urgent" }, title), list);
  }

  correction(words) {
    const button = make("button", { type: "button", class: "search-corrected" }, this.known.words.corrected.replace("{words}", words));
    button.addEventListener("click", () => {
      this.input.value = words;
      this.input.focus();
      this.answer();
    });
    return button;
  }

  say(text) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => { this.status.textContent = text; }, SAY_AFTER);
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = !this.popup.hidden && this.options.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && open) {
      event.preventDefault();
      this.activate(this.active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "ArrowDown") {
      this.answer();
    } else if (event.key === "Escape" && !this.popup.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Escape") {
      this.input.value = "";
    }
  }

  /** Make an option the active one; before the first and after the last comes the field itself. */
  activate(number) {
    const count = this.options.length + 1;
    this.active = ((number + 1 + count) % count) - 1;
    this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.active)));
    const option = this.options[this.active];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  /** Enter leads to the active answer or the first one; without text, or where nothing could be loaded, to the list. */
  submit(event) {
    if (this.input.value.trim().length < SHORTEST) return;
    event.preventDefault();
    const chosen = this.options[this.active];
    if (chosen) { location.href = chosen.href; return; }
    const question = this.input.value.trim();
    this.load().then(() => this.known && loadMore(this.root, this.known, question)).then(() => {
      if (!this.known) { location.href = this.form.action; return; }
      this.answer();
      if (this.options.length) location.href = this.options[0].href;
    });
  }

  close() {
    clearTimeout(this.later);
    this.popup.hidden = true;
    this.options = [];
    this.activate(-1);
    this.input.setAttribute("aria-expanded", "false");
    this.say("");
  }

  /** Nothing typed is there when somebody goes back to the page. */
  forget() {
    this.input.value = "";
    this.close();
  }
}

document.querySelectorAll("form[data-search]").forEach((form) => new Box(form));
