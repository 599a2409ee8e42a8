/* What the box answers: places, units and pages, in the order in which they are likely to be meant. */

import { Answers } from "./answers.js";
import { Places } from "./places.js";
import { fold, stem, wordsOf } from "./text.js";

const MOST_PLACES = 3;
const MOST_CHOICES = 8;
const MOST_UNITS = 3;
const MOST_PAGES = 5;
/* Before a place that may be meant. */
const FEW_PAGES = 3;
const MOST_OTHERS = 2;
/* A page that scores less is hardly more than a guess. */
const CLEAR = 2;
const FAR_BEHIND = 0.25;
/* How certain a place is that is spelt with so many slips, or begins like what was typed. */
const NEAR = [0.85, 0.7, 0.4];
const PARTITIVE = 2;
const POSTAL = /^[0-9]{4,5}$/;
const DIGITS = /^[0-9]+$/;
/* As generator/search/units.py divides units that are many. */
const PLACES_IN_A_PART = 16;
const LONGEST_PART = 6;

export class Finder {
  /** The two files of a language, as generator/search describes them. */
  constructor(places, answers, language) {
    this.places = new Places(places);
    this.words = places.words;
    this.answers = new Answers(answers.pages, answers.alarms, language);
    this.units = [];
    this.taken = 0;
    this.parts = new Set(answers.parts);
    this.language = language;
    this.addUnits(answers.units);
  }

  addUnits(units) {
    units.forEach((unit) => this.units.push({
      ...unit,
      names: unit.keys.map((key) => wordsOf(key).map((word) => stem(fold(word), this.language))),
    }));
  }

  /** Take in a file that a question asked for: see `needs`. */
  add({ posts, texts, notes, units }) {
    this.taken += 1;
    if (posts) this.places.addPosts(posts);
    if (texts) this.answers.addTexts(texts, notes);
    if (units) this.addUnits(units);
  }

  /** The names of the files, beside those that are there from the start, without which a question is not fully answered. */
  needs(question, { slips, first, targets } = this.ask(question)) {
    const words = wordsOf(question).map(fold);
    const files = [];
    if (words.some((word) => POSTAL.test(word))) files.push(`posts-${this.language}`);
    /* Texts have no numbers. */
    if ((slips > 0 || first) && !words.every((word) => DIGITS.test(word))) files.push(`texts-${this.language}`);
    if (!this.parts.size) return files;
    for (const to of targets) files.push(`units/place-${Math.floor(to / PLACES_IN_A_PART)}-${this.language}`);
    for (const word of words) {
      const start = this.partOf(word);
      if (start) files.push(`units/word-${start}-${this.language}`);
    }
    return [...new Set(files)];
  }

  /** The longest beginning of a word that has a part with units, or "". */
  partOf(word) {
    const plain = word.replace(/[^0-9a-z]/g, "_");
    for (let length = LONGEST_PART; length > 0; length -= 1) {
      if (plain.length >= length && this.parts.has(plain.slice(0, length))) return plain.slice(0, length);
    }
    return "";
  }

  /**
   * The answer to a question: {groups, alarm, corrected, guessed, slips, begun, first, targets}.
   *
   * groups: [{key, items: [{href, title, note}]}], the likeliest first; alarm: whether urgent help is to be shown;
   * corrected: the question with words put right, or ""; guessed: whether the places are only near what was typed;
   * slips: of a question that asks for a place and nothing else, how many letters of its name are wrong, else Infinity;
   * begun: whether it may be the beginning of such a name; first: whether pages come before places;
   * targets: the numbers of the places that are surely meant.
   */
  ask(question) {
    const words = wordsOf(question);
    const place = this.places.find(question, (word) => this.answers.knows(word));
    const rest = words.filter((_, at) => place.words.indexOf(at) < 0).join(" ");
    const hits = this.answers.ask(place.sure ? rest : question);
    const first = this.pagesFirst(question, place, rest, hits);
    const help = hits.filter((hit) => hit.page.group === "help");
    const begun = place.near && place.wrong === 0 && place.found.length > 0;
    const groups = {
      places: this.placeItems(place),
      units: this.unitItems(question, place),
      pages: items(worthwhile(help), first && !place.near ? FEW_PAGES : MOST_PAGES),
      others: items(worthwhile(hits).filter((hit) => hit.page.group !== "help"), MOST_OTHERS),
    };
    const order = ["places", "units", "pages", "others"];
    if (first) order.unshift("pages");
    /* A unit that is named is surer than a place that is only near what was typed. */
    if (place.near) order.unshift("units");
    return {
      groups: [...new Set(order)].map((key) => ({ key, items: groups[key] })).filter((group) => group.items.length),
      alarm: this.answers.alarming(question),
      corrected: place.found.length && !place.near ? "" : this.answers.corrected(question),
      guessed: place.near,
      slips: place.found.length && rest === "" && (begun || !first) ? place.wrong : Infinity,
      begun,
      first,
      targets: place.near ? [] : place.found.slice(0, MOST_CHOICES).map((found) => found.to),
    };
  }

  /** Whether pages are likelier meant than a place whose name may be a word, a person's name or a slip. */
  pagesFirst(question, place, rest, hits) {
    if (!place.found.length || place.sure || !hits.length) return false;
    if (place.near && rest === "") return this.answers.certainty(question) > NEAR[place.wrong];
    return rest !== "" && hits[0].score >= CLEAR;
  }

  placeItems(place) {
    const most = place.near ? MOST_PLACES : MOST_CHOICES;
    return place.found.slice(0, most).map((found) => this.placeItem(found));
  }

  placeItem({ to, name, code }) {
    const [title, href, county] = this.places.to[to];
    const notes = [];
    if (code.length === 5) notes.push(this.words.post.replace("{code}", code));
    else if (name && name.rank > 1) notes.push(this.partOf(name, to));
    if (county >= 0) notes.push(this.places.to[county][0]);
    return { href, title, note: notes.join(" ") };
  }

  /** "Nastola on osa Lahtea vuodesta 2016." */
  partOf(name, to) {
    const own = this.places.own(to);
    const whole = this.language === "fi" ? this.places.written(own, PARTITIVE) : this.places.to[to][0];
    return this.words[name.until ? "part_since" : "part"]
      .replace("{name}", this.places.written(name)).replace("{place}", whole).replace("{year}", name.until);
  }

  /** Units in the places that are meant, and those whose own names are in the question. */
  unitItems(question, place) {
    const codes = place.near ? [] : place.found.map((found) => this.places.to[found.to][3]);
    const stems = new Set(wordsOf(question).map((word) => stem(fold(word), this.language)));
    const addresses = new Set();
    return this.units
      .filter((unit) => codes.indexOf(unit.municipality) >= 0 || unit.names.some((name) => name.every((word) => stems.has(word))))
      .filter(({ href }) => !addresses.has(href) && addresses.add(href))
      .slice(0, MOST_UNITS)
      .map(({ href, title, note }) => ({ href, title, note }));
  }
}

/** The hits that are not far behind the best one. */
function worthwhile(hits) {
  return hits.filter((hit) => hit.score >= FAR_BEHIND * hits[0].score);
}

function items(hits, most) {
  return hits.slice(0, most).map(({ page: { href, title, note } }) => ({ href, title, note: note || "" }));
}
