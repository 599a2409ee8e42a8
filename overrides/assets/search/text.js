/* Words as people write them: folded, without endings, and how far two of them are apart. */

/** Lower case, marked letters as plain ones ("Äiti" -> "aiti"). */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

/** The words of a text in lower case, with their marks; apostrophes are left out ("Turku's" -> "turkus"). */
export function wordsOf(text) {
  return text.toLowerCase().normalize("NFC").replace(/['\u2019\u00b4`]/g, "").match(/[0-9a-z\u00df-\u024f]+/g) || [];
}

const ENDINGS = {
  fi: [
    /(kaan|kin|han|ko|pa)$/,
    /(nsa|mme|nne|ni|si)$/,
    /(iden|itten|jen|ien|ista|issa|illa|ilta|ille|ihin|isiin|iksi|ina|ia|ja|ita|seen|siin|ssa|sta|lla|lta|lle|ksi|tta|tten|den|ten|ta|na|hun|han|hen|hin|hon|aan|een|iin|oon|uun|yyn|in|en|an|un|yn|on|n|t|a)$/,
    /[aeiouy]+$/,
  ],
  sv: [
    /s$/,
    /(arnas|ernas|ornas|arna|erna|orna|heten|het|ande|ende|aste|are|ade|ad|ar|er|or|en|et|na|n|t|a|e)$/,
    /[aeiou]$/,
  ],
  en: [/s$/, /(ingly|ing|edly|ed|ies|es|ness|ly|y|e)$/],
};
const SHORTEST_STEM = 3;

/** A folded word without its endings; the words of one family mostly become the same. */
export function stem(word, language) {
  if (/^[0-9]/.test(word)) return word;
  return ENDINGS[language].reduce((left, ending) => {
    const cut = left.replace(ending, "");
    return cut.length < SHORTEST_STEM ? left : cut;
  }, word);
}

const MOST_REMEMBERED = 300;
const NO_SLIP = 4;
const ONE_SLIP = 6;

/** How many slips a word may have: none in a very short one, one under six letters, two in a longer one. */
export function slipsAllowed(word) {
  if (word.length < NO_SLIP) return 0;
  return word.length < ONE_SLIP ? 1 : 2;
}

/* Three rows of the table below; words longer than them are not compared. */
const LONGEST = 40;
const ROWS = [0, 1, 2].map(() => new Uint8Array(LONGEST + 2));

/**
 * Slips between two words (a letter added, left out, changed, or two swapped: Damerau-Levenshtein in the variant of
 * optimal string alignment), or most + 1 where there are more. Only the cells that few slips can reach are filled.
 */
export function slips(one, other, most) {
  const rows = one.length;
  const columns = other.length;
  const tooMany = most + 1;
  if (Math.abs(rows - columns) > most || rows > LONGEST || columns > LONGEST) return tooMany;
  let [before, above, line] = ROWS;
  for (let column = 0; column <= columns; column += 1) above[column] = column;
  for (let row = 1; row <= rows; row += 1) {
    const first = Math.max(1, row - most);
    const last = Math.min(columns, row + most);
    line[first - 1] = first === 1 ? row : tooMany;
    let least = line[first - 1];
    const letter = one.charCodeAt(row - 1);
    for (let column = first; column <= last; column += 1) {
      const facing = other.charCodeAt(column - 1);
      let cost = above[column - 1] + (letter === facing ? 0 : 1);
      if (column < row + most && above[column] < cost) cost = above[column] + 1;
      if (line[column - 1] < cost) cost = line[column - 1] + 1;
      if (row > 1 && column > 1 && letter === other.charCodeAt(column - 2) && one.charCodeAt(row - 2) === facing
        && before[column - 2] < cost) cost = before[column - 2] + 1;
      line[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return tooMany;
    [before, above, line] = [above, line, before];
  }
  return Math.min(above[columns], tooMany);
}

/** Put a value beside the others of its key in a Map of lists. */
export function putBeside(lists, key, value) {
  const beside = lists.get(key);
  if (beside) beside.push(value); else lists.set(key, [value]);
}

/** A function of one text that remembers its answers. */
export function remembering(answer) {
  const known = new Map();
  return (text) => {
    if (!known.has(text)) {
      if (known.size > MOST_REMEMBERED) known.clear();
      known.set(text, answer(text));
    }
    return known.get(text);
  };
}

/** The letters of a word as bits: words with few slips between them differ in few bits. */
export function letters(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** Whether two such sets differ in more letters than so many slips can change. */
export function tooDifferent(one, other, most) {
  return moreThan(one ^ other, 2 * most);
}

/** Whether a number has more than so many bits. */
export function moreThan(bits, most) {
  let left = bits;
  for (let bit = 0; bit < most; bit += 1) left &= left - 1;
  return left !== 0;
}
