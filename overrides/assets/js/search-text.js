// How words are compared: folding, the parts of a query, other spellings, typing errors.
// Pure functions, no DOM.

const APOSTROPHES = /['’‘`´]/g;
/** Everything that is no letter or digit, but for bars and line breaks, after NFKC; written out
    because \p{L} is three times slower over a large index. */
const MARKS = /[\u0000-\u0009\u000b-/:-@[-`{}~\u0080-\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u303f\u30fb\uff00-\uffef]+/g;
const LITTLE_WORDS = new Set(
  ("a am an and are at be by can do does for from get have he help her his how i im in is it looking me my " +
    "near need of on or our please she some that the their there they to us want we what where which who " +
    "with you your").split(" ")
);
const LITTLE_CHARACTERS = /[的了嗎呢吧啊我你妳他她在有要去請問哪裡裏那個和與及很該誰]/g;
/** Chinese words of asking, which say nothing about what is asked for. */
export const ASKING_WORDS = "怎麼辦 怎麼 如何 請問 哪裡 哪邊 哪間 附近 電話 地址 時間 申請 辦理 我想 我要 想要 可以 需要 有沒有 幫忙 一直".split(" ");
const SPELLINGS = [
  [/counsell/g, "counsel"], [/centre/g, "center"], [/behaviour/g, "behavior"],
  [/labour/g, "labor"], [/programme/g, "program"], [/paediatr/g, "pediatr"], [/organis/g, "organiz"],
];

/** Character pairs "abcd" as a Map a→b, c→d. */
export function pairs(text) {
  const characters = Array.from(text);
  const map = new Map();
  for (let i = 0; i < characters.length; i += 2) map.set(characters[i], characters[i + 1]);
  return map;
}

/** Text as it is compared: NFKC, lower case, one way of writing each character, marks as spaces.
    Line breaks and bars stay: they part entries and alternatives. */
export function fold(text, ways) {
  const even = text.normalize("NFKC").toLowerCase().replace(APOSTROPHES, "").replace(MARKS, " ");
  return ways.size ? even.replace(new RegExp("[" + Array.from(ways.keys()).join("") + "]", "g"), (c) => ways.get(c)) : even;
}

/** True for a letter or digit of an alphabet, false for a Chinese character or a space. */
export function isLatin(character) {
  return /[\p{Script=Latin}\d]/u.test(character || "");
}

/** A folded query as units: each Chinese character, each word; `first` = after a space or a
    change of script. Words that carry no meaning are left out, unless nothing else is there. */
export function units(folded) {
  const found = [];
  folded.split(" ").forEach((piece) => {
    const parts = piece.match(/[\p{Script=Latin}\d]+|[^\p{Script=Latin}\d]/gu) || [];
    parts.forEach((text, i) => {
      const latin = isLatin(text);
      found.push({ text: latin ? singular(text) : text, latin: latin, first: i === 0 || latin || found[found.length - 1].latin });
    });
  });
  const telling = found.filter((unit) => !LITTLE_WORDS.has(unit.text));
  return telling.length ? telling : found;
}

/** Units as text again: a space between two words, nothing between Chinese characters. */
export function join(list) {
  return list.reduce((text, unit, i) => text + (i && unit.latin && list[i - 1].latin ? " " : "") + unit.text, "");
}

/** Chinese text without the characters that only hold a sentence together. */
export function withoutLittle(text) {
  return text.replace(LITTLE_CHARACTERS, "");
}

/** US spelling, without the plural: counsellors → counselor. */
export function singular(word) {
  const spelt = SPELLINGS.reduce((text, rule) => text.replace(rule[0], rule[1]), word);
  if (spelt.length < 4 || /(ss|us|is)$/.test(spelt)) return spelt;
  if (/ies$/.test(spelt)) return spelt.slice(0, -3) + "y";
  return spelt.replace(/s$/, "");
}

/** The beginning a word shares with its other forms: sleeping → sleep, depressed → depress. */
export function stem(word) {
  const cut = word.replace(/(ations?|ions?|ings?|ness|ment|ed|ers?|ors?|al|ive|ity|y)$/, "");
  return cut.length >= 4 ? cut : word;
}

/** Runs of two neighbouring characters. */
export function bigrams(text) {
  const characters = Array.from(text);
  return characters.slice(1).map((character, i) => characters[i] + character);
}

/** Number of typing errors (wrong, missing, added, swapped letters) between two words,
    or `limit` + 1 when there are more: the optimal string alignment distance. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min.apply(null, row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return above[b.length];
}
