/* Full text of all pages with Pagefind, for what no place and no keyword answers. */

import { fold, wordsOf } from "./text.js";

const MOST = 5;
const SHORTEST = 3;
const TELLING = 5;

export class Texts {
  /** root: the address of the portal's root. */
  constructor(root) {
    this.root = root;
    this.engine = null;
  }

  load() {
    this.engine = this.engine || import(`${this.root}data/search/text/pagefind.js`);
    return this.engine;
  }

  /** Pages with all words of a question, or where there are none, with most of them: a promise of [{href, title, note}]. */
  search(question) {
    const words = wordsOf(question).filter((word) => word.length >= SHORTEST);
    if (!words.length) return Promise.resolve([]);
    return this.load()
      .then((engine) => engine.search(words.join(" ")).then(({ results }) => (results.length ? results : this.any(engine, words))))
      .then((results) => Promise.all(results.slice(0, MOST).map((result) => result.data())))
      .then((pages) => pages.filter((page) => speaksOf(page, words)).map((page) => ({ href: page.meta.url, title: page.meta.title, note: plain(page.excerpt) })))
      .catch(() => { this.engine = null; return []; });
  }

  any(engine, words) {
    return Promise.all(words.map((word) => engine.search(word))).then((answers) => {
      const sums = new Map();
      answers.forEach(({ results }) => results.forEach((result) => {
        const known = sums.get(result.id) || { result, score: 0 };
        known.score += result.score / Math.sqrt(results.length);
        sums.set(result.id, known);
      }));
      return [...sums.values()].sort((one, other) => other.score - one.score).map(({ result }) => result);
    });
  }
}

/** Whether a page has the beginning of one of the words: for a word that is nowhere, Pagefind takes its first letter. */
function speaksOf(page, words) {
  const text = fold(page.content);
  return words.some((word) => text.includes(fold(word).slice(0, TELLING)));
}

function plain(excerpt) {
  return new DOMParser().parseFromString(excerpt, "text/html").body.textContent;
}
