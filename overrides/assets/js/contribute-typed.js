// What people type in Taiwan as it should be written; "" or null where that is not plain. The same
// rules as the commands have (safetynet/typed). Pure, no DOM.

const LABEL = /^(?:(?:服務|洽詢|聯絡|諮詢)?(?:電話|專線)|市話|tel|phone)\s*[:.]?\s*/;
const ABROAD = /^\+?886[\s-]*(?:\(0\)|0)?[\s-]*/;
const EXTENSION = /^(.*?\d\)?)\s*[,-]?\s*[(]?\s*(?:轉\s*(?:分機)?|分機|內線|ext(?:ension)?\.?|x|#)\s*:?\s*(\d[\d\s~至到、-]*?)\s*[)]?$/;
const RUN = /^\d{1,6}(?:\s*[~至到-]\s*\d{1,6})?$/;
const LONGEST_MORE = 4;
const QUOTES = /^['"\u2018\u2019\u201c\u201d「」 ]+|['"\u2018\u2019\u201c\u201d「」 ]+$/g;
const OPENING = /^\s*\(?\s*(0\d{1,3})\s*[)\-\s~.]\s*/;
const REPUBLIC = 1911;
const GAP = "\\s*(?:[-/.]|年|\\s)\\s*";
const YEAR = "((?:中華)?民國)?\\s*(\\d{2,4})";
const FULL = new RegExp("^" + YEAR + GAP + "(\\d{1,2})\\s*(?:[-/.]|月|\\s)\\s*(\\d{1,2})\\s*[日號]?$");
const MONTH = new RegExp("^" + YEAR + "\\s*(?:[-/.]|年)\\s*(\\d{1,2})\\s*月?$");
const ONLY_YEAR = new RegExp("^" + YEAR + "\\s*(年?)$");
const COMPACT = /^()(1\d\d|(?:19|20)\d\d)(\d\d)(\d\d)$/;

/** Full-width digits, letters and marks as ordinary ones; long dashes as "-". */
export function narrow(text) {
  return text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").replace(/[\u301C\u223C\u2053]/g, "~").trim();
}

/** Whether so many digits can follow an area code; of 04 none of eight begins with 7 or 8. */
function fits(area, local, areas) {
  return areas[area].includes(local.length) && !(area === "04" && local.length > 7 && /^[78]/.test(local));
}

function localNumber(digits, opening, areas) {
  const known = Object.keys(areas).sort((a, b) => b.length - a.length);
  const typed = opening ? opening[1] : "";
  const codes = typed in areas ? [typed] : known.filter((code) => digits.startsWith(code));
  const area = codes.find((code) => fits(code, digits.slice(code.length), areas));
  return area ? area + "-" + digits.slice(area.length) : "";
}

/** Whether a digit or two stand apart at the end: what they are is not plain. */
function hasTail(text) {
  const groups = text.match(/\d+/g) || [];
  return groups.length > 1 && groups[groups.length - 1].length <= 2;
}

function numberOf(typed, areas) {
  const national = typed.trim().replace(ABROAD, "0");
  const digits = national.replace(/[\s().\-~·]+/g, "");
  if (!/^\d+$/.test(digits) || national.includes("~") || hasTail(national)) return "";
  if (/^1\d{2,3}$/.test(digits)) return digits;
  if (/^09\d{8}$/.test(digits)) return digits.slice(0, 4) + "-" + digits.slice(4);
  if (/^0800\d{6}$/.test(digits)) return digits.replace(/^(\d{4})(\d{3})/, "$1-$2-");
  if (/^0809\d{6}$/.test(digits)) return digits.replace(/^(\d{4})/, "$1-");
  return localNumber(digits, national.match(OPENING), areas);
}

/** An extension, or a run from a smaller one to a greater one of as many digits; "" for neither. */
function runOf(typed) {
  if (!RUN.test(typed)) return "";
  const run = typed.replace(/\s*[~至到-]\s*/, "-");
  const [first, last] = run.split("-");
  const isRun = last && first.length === last.length && first.length <= 5 && first < last;
  return isRun || !last ? run : "";
}

/** "12、316~317" → "12、316-317"; null when it is no list of extensions of a number: a later one
    with fewer digits (1234、5), or as many as the number has, is not plain. */
function extensionOf(typed, number) {
  const runs = typed.split("、").map((one) => runOf(one.trim()));
  const isList = runs.every((run, place) => {
    if (!run || !place) return run;
    const before = runs[place - 1].split("-").pop();
    const after = run.split("-")[0];
    const isPhone = run.replace("-", "").length === (number.split("-")[1] || "").length;
    return after.length >= before.length && after.length <= LONGEST_MORE && !isPhone;
  });
  return isList ? runs.join("、") : null;
}

/**
 * One telephone number: "(082)330-100 轉12" → { number: "082-330100", extension: "12" }; null when
 * any part of the text is not understood, also when there are two numbers.
 *
 * @param {object} areas area code → how many digits may follow it
 */
export function phoneFrom(text, areas) {
  const plain = narrow(text).replace(QUOTES, "").toLowerCase().replace(LABEL, "");
  const found = plain.match(EXTENSION);
  const number = numberOf(found ? found[1] : plain, areas);
  const extension = found ? extensionOf(found[2], number) : "";
  return number && extension !== null ? { number, extension } : null;
}

/** The Western year; one of three digits, or after 民國, counts from the Republic. */
function yearOf(era, typed) {
  const year = Number(typed) + (era || typed.length === 3 ? REPUBLIC : 0);
  return year >= 1900 && year <= 2100 ? year : 0;
}

function two(number) {
  return String(number).padStart(2, "0");
}

function dayOf([, era, typed, month, day]) {
  const year = yearOf(era, typed);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return isReal ? [year, two(month), two(day)].join("-") : "";
}

/** A day, or only its month or year: "115/3/5" → "2026-03-05", "民國115年3月" → "2026-03". */
export function dayFrom(text) {
  const plain = narrow(text);
  const full = plain.match(FULL) || plain.match(COMPACT);
  if (full) return dayOf(full);
  const month = plain.match(MONTH);
  if (month) {
    const year = yearOf(month[1], month[2]);
    return year && month[3] >= 1 && month[3] <= 12 ? year + "-" + two(month[3]) : "";
  }
  const only = plain.match(ONLY_YEAR);
  const isYear = only && (only[1] || only[3] || /^(19|20)\d\d$/.test(plain));
  return isYear ? String(yearOf(only[1], only[2]) || "") : "";
}

/** Part of the day → the first and last hour as typed, and what is added to them. */
const HALVES = {
  凌晨: [[0, 5, 0]], 清晨: [[4, 8, 0]], 早上: [[4, 11, 0]], 上午: [[0, 12, 0]], am: [[1, 11, 0]],
  中午: [[11, 12, 0], [1, 2, 12]], 下午: [[12, 23, 0], [1, 11, 12]], 傍晚: [[16, 19, 0], [4, 7, 12]], pm: [[12, 23, 0], [1, 11, 12]],
  晚上: [[5, 11, 12], [17, 24, 0]],
};
const CLOCK = /^([^\d\s]{2})?\s*(\d{1,2})(?:[:.]?(\d{2})|[時點](?:(半)|整|(\d{1,2})分)?)?\s*(am|pm)?$/;

/** A time of the day: "8:30", "0830", "下午5點半", "5:30 pm" → "08:30", "17:30"; "" when unclear. */
export function timeFrom(text) {
  const plain = narrow(text).toLowerCase();
  const found = plain.match(CLOCK);
  if (!found || /^\d+$/.test(plain) && plain.length < 3) return "";
  const half = found[1] || found[6];
  if (half && !(half in HALVES)) return "";
  const hour = Number(found[2]);
  const ways = half ? HALVES[half] : [[0, 24, 0]];
  const way = ways.find(([first, last]) => hour >= first && hour <= last);
  const time = way ? two(hour + way[2]) + ":" + (found[3] || (found[4] ? "30" : two(found[5] || 0))) : "";
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : "";
}
