/* Which pages answer a question: by the words that editors gave each page, and a little by those in its text.
   The weights were chosen with the "dev" half of tests/search/questions.tsv. */

import { fold, letters, putBeside, remembering, slips, slipsAllowed, stem, tooDifferent, wordsOf } from "./text.js";

const TITLE = 2;
const KEYWORD = 1;
const TEXT = 0.1;
const SAME_STEM = 0.9;
const BEGINS_ALIKE = 0.65;
const PART = 0.7;
const SLIP = [1, 0.7, 0.3];
const JOINED = 0.9;
const PHRASE = 0.5;
/* Above 1, one telling word counts for more than several that are said everywhere. */
const TELLING = 1.3;
const LEAST_COMMON = 4;
const LEAST_PART = 5;
const LONGEST_ENDING = 3;
const LEAST_JOINED = 7;
const LIKE_ENOUGH = 0.75;

export class Answers {
  /** pages: [{href, title, group, keys: [phrase]}] of one language; alarms: phrases that call for urgent help. */
  constructor(pages, alarms, language) {
    this.pages = pages;
    this.language = language;
    this.terms = new Map();
    this.families = new Map();
    this.phrases = [];
    pages.forEach((page, number) => {
      this.addPhrase(page.title, number, TITLE);
      for (const phrase of page.keys) this.addPhrase(phrase, number, KEYWORD);
    });
    this.alarms = alarms.map(wordsOf);
    this.weighAll();
  }

  /** The other words of the first pages, as texts, and what is shown below their titles. */
  addTexts(texts, notes) {
    notes.forEach((note, number) => { this.pages[number].note = note; });
    texts.forEach((text, number) => wordsOf(text).forEach((word) => this.addTerm(word, number, TEXT)));
    this.weighAll();
  }

  weighAll() {
    this.list = [...this.terms.values()];
    this.beginnings = new Map();
    for (const term of this.list) putBeside(this.beginnings, term.stem.slice(0, LEAST_COMMON), term);
    this.all = ` ${this.list.map((term) => term.word).join(" ")} `;
    this.families.forEach((family) => this.weigh(family));
    this.likely = remembering((word) => this.meant(word));
  }

  addPhrase(phrase, page, weight) {
    const words = wordsOf(phrase);
    const each = weight / Math.sqrt(words.length);
    const terms = words.map((word) => this.addTerm(word, page, each));
    if (terms.length > 1) this.phrases.push({ page, terms });
  }

  addTerm(spelled, page, weight) {
    const word = fold(spelled);
    let term = this.terms.get(word);
    if (!term) {
      term = { word, spelled, stem: stem(word, this.language), letters: letters(word), pages: new Map(), rarity: 0 };
      this.terms.set(word, term);
      putBeside(this.families, term.stem, term);
    }
    term.pages.set(page, Math.max(weight, term.pages.get(page) || 0));
    return term;
  }

  /** How much the words of one stem tell pages apart. */
  weigh(family) {
    const pages = new Map();
    for (const term of family) {
      term.pages.forEach((weight, page) => pages.set(page, Math.max(weight, pages.get(page) || 0)));
    }
    const sum = [...pages.values()].reduce((total, weight) => total + Math.sqrt(weight), 0);
    for (const term of family) term.rarity = Math.log(1 + this.pages.length / sum);
  }

  /** Whether the site uses a folded word, in this form or another. */
  knows(word) {
    return this.terms.has(word) || this.families.has(stem(word, this.language));
  }

  /** The terms that a folded word may stand for, with how well: Map(term -> 0..1). */
  meant(word) {
    const found = new Map();
    const put = (term, how) => { if (how > (found.get(term) || 0)) found.set(term, how); };
    const root = stem(word, this.language);
    const exact = this.terms.get(word);
    for (const term of this.families.get(root) || []) put(term, SAME_STEM);
    if (exact) put(exact, 1);
    for (const term of this.beginnings.get(root.slice(0, LEAST_COMMON)) || []) {
      const common = shared(root, term.stem);
      const longest = Math.max(root.length, term.stem.length);
      if (common >= LIKE_ENOUGH * longest) put(term, BEGINS_ALIKE * common / longest);
    }
    for (const term of this.parts(word, root)) if (!found.has(term)) put(term, PART);
    if (!exact && !this.families.has(root)) this.misspelt(word, put);
    return found;
  }

  /** The terms that are a part of a word, or that have a word's root as a part. */
  parts(word, root) {
    const found = [];
    for (let start = 0; start + LEAST_PART <= word.length; start += 1) {
      for (let end = start + LEAST_PART; end <= word.length; end += 1) {
        for (const term of this.families.get(word.slice(start, end)) || []) {
          if (term.word.length < word.length) found.push(term);
        }
      }
    }
    if (root.length < LEAST_PART) return found;
    for (let at = this.all.indexOf(root); at >= 0; at = this.all.indexOf(root, at + 1)) {
      const whole = this.all.slice(this.all.lastIndexOf(" ", at) + 1, this.all.indexOf(" ", at));
      if (whole.length > word.length) found.push(this.terms.get(whole));
    }
    return found;
  }

  misspelt(word, put) {
    const most = slipsAllowed(word);
    const mask = letters(word);
    for (const term of this.list) {
      if (tooDifferent(mask, term.letters, most)) continue;
      const allowed = Math.min(most, slipsAllowed(term.word));
      const wrong = slips(word, term.word, allowed);
      if (wrong && wrong <= allowed) put(term, SLIP[wrong]);
    }
  }

  /** How certain it is, from 0 to 1, that the site uses every word of a question. */
  certainty(question) {
    return Math.min(...wordsOf(question).map((word) => Math.max(0, ...this.likely(fold(word)).values())));
  }

  /** The folded words of a question, and two beside each other as one where the site has such a word: Map(word -> weight). */
  wordsOf(question) {
    const plain = wordsOf(question).map(fold);
    const words = new Map(plain.map((word) => [word, 1]));
    for (let at = 0; at + 1 < plain.length; at += 1) {
      const joined = plain[at] + plain[at + 1];
      if (joined.length >= LEAST_JOINED && !words.has(joined) && this.families.has(stem(joined, this.language))) {
        words.set(joined, JOINED);
      }
    }
    return words;
  }

  /** Pages that may answer, best first: [{page, score}]. */
  ask(question) {
    const scores = new Map();
    const seen = new Map();
    this.wordsOf(question).forEach((weight, word) => {
      const best = new Map();
      this.likely(word).forEach((how, term) => {
        seen.set(term, Math.max(how * weight, seen.get(term) || 0));
        term.pages.forEach((worth, page) => {
          best.set(page, Math.max(how * weight * worth * term.rarity, best.get(page) || 0));
        });
      });
      best.forEach((score, page) => scores.set(page, (scores.get(page) || 0) + Math.pow(score, TELLING)));
    });
    this.wholePhrases(seen).forEach((sum, page) => scores.set(page, (scores.get(page) || 0) + PHRASE * sum));
    return [...scores]
      .map(([page, score]) => ({ page: this.pages[page], score }))
      .sort((one, other) => other.score - one.score);
  }

  /** The worth of the best phrase of each page of which every word is in the question. */
  wholePhrases(seen) {
    const best = new Map();
    for (const { page, terms } of this.phrases) {
      if (terms.every((term) => seen.has(term))) {
        const sum = terms.reduce((total, term) => total + seen.get(term) * term.rarity, 0);
        best.set(page, Math.max(sum, best.get(page) || 0));
      }
    }
    return best;
  }

  /** Whether a question speaks of violence, danger or self-harm. */
  alarming(question) {
    const words = wordsOf(question);
    return this.alarms.some((phrase) => phrase.every((wanted) => words.some((word) => this.isMeant(wanted, word))));
  }

  /** Whether a word is a wanted one, in another form or with one slip; short words must be exactly it. */
  isMeant(wanted, word) {
    if (fold(word) === word ? fold(wanted) === word : wanted === word) return true;
    const [one, other] = [fold(wanted), fold(word)];
    const root = stem(one, this.language);
    if (root.length < LEAST_PART) return false;
    return other.startsWith(root) || (!this.knows(other) && slips(one, other, 1) <= 1);
  }

  /** A question with the words that the site does not know put right, or "" where there is nothing to put right. */
  corrected(question) {
    let changed = false;
    const words = wordsOf(question).map((word) => {
      const folded = fold(word);
      if (this.knows(folded) || !slipsAllowed(folded)) return word;
      let best = null;
      this.misspelt(folded, (term, how) => { if (!best || how > best.how) best = { term, how }; });
      if (!best || isEnding(folded, best.term.word)) return word;
      changed = true;
      return best.term.spelled;
    });
    return changed ? words.join(" ") : "";
  }
}

/** Whether two words differ at most in their endings. */
function isEnding(one, other) {
  return Math.max(one.length, other.length) - shared(one, other) <= LONGEST_ENDING;
}

function shared(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
