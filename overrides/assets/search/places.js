/* Which places a question names. The file of names is described in generator/search/places.py. */

import { fold, letters, moreThan, putBeside, remembering, slips, slipsAllowed, wordsOf } from "./text.js";

const KINDS = ["municipality", "county", "former", "town"];
const LONGEST_NAME = 4;
const MOST_NEAR = 3;
const SHORTEST_BEGINNING = 2;
/* The cases that say where somebody is, comes from or goes to: name, genitive and partitive come before them. */
const FIRST_LOCATIVE = 3;
const LAST_LOCATIVE = 8;
/* Swedish and English say with a word of its own what Finnish says with a case. */
const PREPOSITION = /^(i|till|fr\u00e5n|n\u00e4ra|vid|in|near|from|at|to)$/;
/* Words that make a name in the question a place: any form of it, or one that says where somebody lives or moves. */
const ASKS_FOR_PLACE = /^(kunta|kotikunta|kotikuntani|kotikuntamme|kotipaikka|paikkakunta|kommun|hemkommun|ort|municipality|town)$/;
const LIVES_THERE = /^(asu|muut|bor$|flytta|live|living|moved)/;
const SAINT = /^sankt/;
const CLITIC = /(kaan|kin|kohan|ko|han|pa|s)$/;
const INHABITANT = /(lai(nen|s[a-z]*)|bo(n|rna|r)?s?)$/;

/** A text without marks, spaces and hyphens: "Mänttä-Vilppula" -> "manttavilppula". */
function squeeze(text) {
  return fold(text).replace(/[^a-z0-9]/g, "");
}

export class Places {
  constructor(data) {
    this.to = data.to;
    this.ways = data.ways.map((way) => way.split(",").map((forms) => forms.split("/")));
    this.squeezed = this.ways.map((way) => way.map((forms) => forms.map(squeeze)));
    this.also = { word: new Set(data.also.word.split(" ")), name: new Set(data.also.name.split(" ")) };
    this.longest = this.squeezed.map((way) => Math.max(...way.map((forms) => Math.max(...forms.map((form) => form.length)))));
    this.names = [];
    this.stems = new Map();
    this.longestStem = 0;
    KINDS.forEach((kind, rank) => rowsOf(data.names[kind]).forEach((row) => this.add(row, rank)));
    this.posts = null;
    this.codes = new Map(data.to.map((one, number) => [one[3], number]));
    this.near = remembering((word) => this.misspelt(word));
  }

  add(row, rank) {
    const [stem, way, to, until] = row;
    const name = { stem, squeezed: squeeze(stem), way: Number(way), to: Number(to), until: until || "", rank };
    name.letters = letters(name.squeezed);
    name.longest = name.squeezed.length + this.longest[name.way];
    name.whole = squeeze(this.written(name));
    name.several = /[ :-]/.test(this.written(name));
    this.names.push(name);
    putBeside(this.stems, name.squeezed, name);
    this.longestStem = Math.max(this.longestStem, name.squeezed.length);
  }

  /** The name as it is written, in the case of a number (0 is the name itself). */
  written(name, form = 0) {
    const endings = this.ways[name.way];
    return name.stem + (endings[form] || endings[0])[0];
  }

  /** The name of its own that a municipality or county has in the register, or undefined. */
  own(to) {
    return this.names.find((name) => name.to === to && name.rank < 2);
  }

  /** Names with a form that is exactly this squeezed word: [{name, form}]. */
  exactly(word) {
    const found = [];
    for (let length = Math.min(word.length, this.longestStem); length > 0; length -= 1) {
      for (const name of this.stems.get(word.slice(0, length)) || []) {
        const form = this.squeezed[name.way].findIndex((forms) => forms.indexOf(word.slice(length)) >= 0);
        if (form >= 0) found.push({ name, form });
      }
    }
    return found;
  }

  /** Names that begin with a squeezed text, municipalities first. */
  beginning(text) {
    if (text.length < SHORTEST_BEGINNING) return [];
    return this.names
      .filter((name) => name.whole.startsWith(text))
      .map((name) => ({ name, form: 0 }));
  }

  /** Names with a form that has few slips: [{name, form, wrong}], the nearest first. */
  misspelt(word) {
    const most = slipsAllowed(word);
    const mask = letters(word);
    const found = [];
    for (const name of this.names) {
      if (name.squeezed.length > word.length + most || name.longest + most < word.length) continue;
      if (moreThan(name.letters & ~mask, most) || !beginsAlike(word, name.whole)) continue;
      let best = most + 1;
      let form = 0;
      this.squeezed[name.way].forEach((endings, number) => {
        for (const ending of endings) {
          const wrong = slips(word, name.squeezed + ending, best - 1);
          if (wrong < best) { best = wrong; form = number; }
        }
      });
      if (best <= most) found.push({ name, form, wrong: best });
    }
    return found.sort((one, other) => one.wrong - other.wrong || one.name.rank - other.name.rank || alike(word, other.name) - alike(word, one.name));
  }

  /** The postal codes, which are loaded when somebody types one. */
  addPosts(rows) {
    this.posts = new Map(rows.map((row) => [row.slice(0, 3), row.slice(3)]));
  }

  /** What five or three digits lead to: numbers of places. */
  numbered(digits) {
    if (digits.length === 3) return this.codes.has(digits) ? [this.codes.get(digits)] : [];
    if (!this.posts) return [];
    const row = this.posts.get(digits.slice(0, 3)) || "";
    const runs = row.split(",");
    const found = new Set();
    for (let at = 1; at < runs.length; at += 2) {
      const ends = runs[at + 1].match(/../g);
      if (ends.indexOf(digits.slice(3)) >= 0) return [Number(runs[at])];
      found.add(Number(runs[at]));
    }
    return [...found].slice(0, MOST_NEAR);
  }

  /**
   * What a question says of places: {found, sure, near, words}.
   *
   * found: [{to, name, form, code}], best first; sure: whether a place is surely meant, not a word or a person that
   * is called the same; near: whether they are only guesses at a misspelt or unfinished name; wrong: the slips of a
   * guess; words: numbers of the words of the question that name them. `known` tells whether a word means something else on this site.
   */
  find(question, known = () => false) {
    const words = wordsOf(question);
    return this.byNumber(words) || this.byName(words) || this.byGuess(words, known)
      || { found: [], sure: false, near: true, wrong: 0, words: [] };
  }

  byNumber(words) {
    for (let at = 0; at < words.length; at += 1) {
      const digits = words[at];
      const code = /^[0-9]{5}$/.test(digits) || (words.length === 1 && /^[0-9]{3}$/.test(digits)) ? digits : "";
      const found = code ? this.numbered(code) : [];
      if (found.length) {
        return { found: found.map((to) => ({ to, name: null, form: 0, code })), sure: true, near: false, wrong: 0, words: [at] };
      }
    }
    return null;
  }

  byName(words) {
    const taken = new Set();
    const hits = [];
    const context = { asked: words.some((word) => ASKS_FOR_PLACE.test(word)), lives: words.some((word) => LIVES_THERE.test(word)) };
    for (let size = Math.min(LONGEST_NAME, words.length); size > 0; size -= 1) {
      for (let at = 0; at + size <= words.length; at += 1) {
        const span = Array.from({ length: size }, (_, step) => at + step);
        if (span.some((one) => taken.has(one))) continue;
        const text = words.slice(at, at + size).join("").replace(SAINT, "st");
        const named = this.named(squeeze(text), size);
        if (!named.length) continue;
        span.forEach((one) => taken.add(one));
        hits.push(...named.map((one) => ({ ...one, dots: this.dots(one, text), sure: size > 1 || this.isSure(one, squeeze(text), words[at - 1] || "", context) })));
      }
    }
    if (!hits.length) return null;
    hits.sort((one, other) => Number(other.sure) - Number(one.sure) || other.dots - one.dots || one.name.rank - other.name.rank);
    const sure = hits[0].sure;
    const best = hits.filter((one) => one.sure === sure && (one.dots || !hits[0].dots));
    return { found: distinct(best), sure, near: false, wrong: 0, words: [...taken].sort((one, other) => one - other) };
  }

  /** Names that a squeezed word stands for, clitics and the endings of inhabitants taken off where it must be. */
  named(word, size) {
    const found = this.exactly(word).filter(({ name }) => size === 1 || name.several);
    if (found.length || size > 1) return found;
    const inhabitant = word.replace(INHABITANT, "");
    if (inhabitant !== word && inhabitant.length > 2) {
      const at = [inhabitant, inhabitant.replace(/e$/, "i")].map((one) => this.exactly(one)).find((one) => one.length);
      if (at) return at.map(({ name }) => ({ name, form: FIRST_LOCATIVE }));
    }
    const plain = word.replace(CLITIC, "");
    return plain !== word && plain.length > 2 ? this.exactly(plain) : [];
  }

  /** Whether a word has the name's own marks ("hämeenlinna", not "hameenlinna"). */
  dots({ name, form }, text) {
    const plain = (one) => one.toLowerCase().replace(/[^0-9a-z\u00df-\u024f]/g, "");
    return this.ways[name.way][form].some((ending) => plain(name.stem + ending) === text) ? 1 : 0;
  }

  /** Whether a form is surely a place: no word or person is called the same, or it says where somebody lives. */
  isSure({ name, form }, text, before, { asked, lives }) {
    const located = form >= FIRST_LOCATIVE && form <= LAST_LOCATIVE;
    if (asked || PREPOSITION.test(before) || (lives && located)) return true;
    if (this.also.word.has(text) || this.also.word.has(name.whole)) return located && name.rank < 2;
    return located || !(this.also.name.has(name.whole) || this.also.name.has(text));
  }

  byGuess(words, known) {
    const whole = squeeze(words.join(""));
    const all = words.map((_, at) => at);
    const begun = words.length <= LONGEST_NAME ? this.beginning(whole) : [];
    if (begun.length) return guess(begun, 0, all);
    const tried = words.length <= LONGEST_NAME ? [[whole, all]] : [];
    words.forEach((word, at) => {
      const text = squeeze(word);
      if (words.length > 1 && slipsAllowed(text) && !known(text)) tried.push([text, [at]]);
    });
    let best = null;
    for (const [text, span] of tried) {
      const hits = this.near(text).filter((hit) => span.length === words.length || isLikely(hit, text));
      const wrong = hits.length ? hits[0].wrong : 0;
      if (hits.length && (!best || wrong < best.wrong)) best = { wrong, hits, span };
    }
    return best && guess(best.hits, best.wrong, best.span);
  }
}

/** The rows of a text of names, in the order of their letters: [stem, way, to, until]. */
function rowsOf(text) {
  const rows = text.split("|").filter(Boolean).map((group) => group.split("="));
  return rows
    .map(([to, names]) => names.split(";").map((name) => name.split(",")).map(([stem, way, until]) => [stem, way, to, until]))
    .reduce((all, some) => all.concat(some), [])
    .sort((one, other) => (String(one) < String(other) ? -1 : 1));
}

/** Whether a misspelt word in a sentence may well be a name: in a case that tells a place, with few slips. */
function isLikely({ name, form, wrong }, text) {
  return name.rank < 3 && form >= FIRST_LOCATIVE && form <= LAST_LOCATIVE && wrong * 6 <= text.length;
}

function guess(hits, wrong, words) {
  return { found: distinct(hits), sure: false, near: true, wrong, words };
}

/** Whether one of the first two letters is one of the other's: hardly anybody mistypes both. */
function beginsAlike(one, other) {
  return one[0] === other[0] || one[1] === other[1] || one[0] === other[1] || one[1] === other[0];
}

/** How many letters at the beginning are the same. */
function alike(word, name) {
  let at = 0;
  while (at < word.length && word[at] === name.squeezed[at]) at += 1;
  return at;
}

function distinct(hits) {
  const seen = new Set();
  return hits.filter(({ name }) => {
    const fresh = !seen.has(name.to);
    seen.add(name.to);
    return fresh;
  }).map(({ name, form }) => ({ to: name.to, name, form, code: "" }));
}
