// A second implementation of the index, from the JSON export of a rulebook alone. Integers only: every number is a
// BigInt, or a fraction of two. Usage: node implementation.mjs RULEBOOK.json CASES_DIR ANSWERS_DIR
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [rulebookFile, casesDir, answersDir] = process.argv.slice(2);
const rules = JSON.parse(readFileSync(rulebookFile, "utf8"));

// --- fractions ------------------------------------------------------------------------------------------------
const gcd = (a, b) => (b ? gcd(b, a % b) : a < 0n ? -a : a);
const frac = (n, d = 1n) => { const g = gcd(n, d) || 1n; return { n: n / g, d: d / g }; };
const add = (a, b) => frac(a.n * b.d + b.n * a.d, a.d * b.d);
const mul = (a, b) => frac(a.n * b.n, a.d * b.d);
const div = (a, b) => (b.n < 0n ? frac(-a.n * b.d, a.d * -b.n) : frac(a.n * b.d, a.d * b.n));
const cmp = (a, b) => { const x = a.n * b.d - b.n * a.d; return x < 0n ? -1 : x > 0n ? 1 : 0; };
const whole = (n) => frac(BigInt(n));
const exact = (a) => `${a.n}/${a.d}`;
const read = (text) => { // "n/d", "12.50", or an integer
  const [n, d] = String(text).split("/");
  if (d) return frac(BigInt(n), BigInt(d));
  const [left, right = ""] = n.split(".");
  return frac(BigInt(left + right), 10n ** BigInt(right.length));
};
// To the nearest of the shown places, an exact half away from zero or to the even digit. Nothing here is negative.
const rounded = (a, places, rule = "half_up") => {
  const scaled = a.n * 10n ** BigInt(places);
  const cut = scaled / a.d, rest = scaled % a.d;
  const up = 2n * rest > a.d || (2n * rest === a.d && (rule === "half_up" || cut % 2n === 1n));
  const digits = String(cut + (up ? 1n : 0n)).padStart(places + 1, "0");
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
};

// --- facts to levels ------------------------------------------------------------------------------------------
const refuse = (code) => { throw { problem: code }; };
const isWhole = (fact) => Number.isInteger(fact);
const isDecimal = (fact) => typeof fact === "string" && /^-?[0-9]{1,18}(\.[0-9]{1,18})?$/.test(fact);

const reached = (steps, number) => {
  let level = 0;
  for (const [name, step] of Object.entries(steps)) {
    const holds = step.any === true
      || (step.at_least !== undefined && cmp(number, read(step.at_least)) >= 0)
      || (step.above !== undefined && cmp(number, read(step.above)) > 0)
      || (step.at_most !== undefined && cmp(number, read(step.at_most)) <= 0);
    if (holds) level = Math.max(level, Number(name));
  }
  return level;
};

const ofNumber = (scale, fact) => {
  if (!isWhole(fact) && (scale.whole || !isDecimal(fact))) refuse(typeof fact === "string" ? "bad_form" : "wrong_type");
  let number = read(fact);
  const outside = (scale.minimum !== undefined && cmp(number, read(scale.minimum)) < 0)
    || (scale.maximum !== undefined && cmp(number, read(scale.maximum)) > 0)
    || (scale.more_than !== undefined && cmp(number, read(scale.more_than)) <= 0);
  if (outside) refuse("out_of_range");
  if (scale.round_up) number = frac((number.n + number.d - 1n) / number.d);
  return reached(scale.steps, number);
};

const distinct = (fact, fits) => {
  if (!Array.isArray(fact)) refuse("wrong_type");
  fact.forEach((item, position) => {
    if (!fits(item)) refuse("unknown_value");
    if (fact.indexOf(item) < position) refuse("duplicate_item");
  });
  return fact;
};
const matched = (patterns, items) => Math.max(0, ...Object.entries(patterns)
  .filter(([, sets]) => sets.some((set) => set.every((item) => items.includes(item)))).map(([level]) => Number(level)));
const ofCount = (counts, count) => Math.max(0, ...Object.entries(counts)
  .filter(([, least]) => count >= least).map(([level]) => Number(level)));

const levelOf = (scale, fact, basis, year) => {
  if (scale.kind !== "bases" && basis !== undefined) refuse("unknown_basis");
  switch (scale.kind) {
    case "choice":
      if (typeof fact !== "string") refuse("wrong_type");
      return Object.hasOwn(scale.values, fact) ? scale.values[fact].level : refuse("unknown_value");
    case "years":
      return matched(scale.patterns, distinct(fact, (item) => scale.window.includes(year - item)).map((item) => year - item));
    case "set": {
      if (scale.countable && isWhole(fact)) {
        const most = Object.keys(scale.members).length;
        return fact < 0 || fact > most ? refuse("out_of_range") : ofCount(scale.counts, fact);
      }
      const chosen = distinct(fact, (item) => Object.hasOwn(scale.members, item));
      return scale.patterns ? matched(scale.patterns, chosen) : ofCount(scale.counts, chosen.length);
    }
    case "share": {
      if (fact === scale.none) return scale.none_level;
      if (typeof fact !== "object" || Array.isArray(fact)) return ofNumber(scale.percentage, fact);
      const [all, part] = [fact[scale.whole_key], fact[scale.part_key]];
      if (!isWhole(all) || !isWhole(part)) refuse("wrong_type");
      if (all < 0 || part < 0 || part > all) refuse("out_of_range");
      return all === 0 ? scale.none_level : reached(scale.percentage.steps, div(whole(part * 100), whole(all)));
    }
    case "bases":
      if (basis === undefined) refuse("missing_key");
      return Object.hasOwn(scale.bases, basis) ? ofNumber(scale.bases[basis].scale, fact) : refuse("unknown_basis");
    default:
      return ofNumber(scale, fact);
  }
};

// --- the index ------------------------------------------------------------------------------------------------
const { formula, scale, eligibility, catalogue } = rules;
const predicateOf = (index) => scale.bands.find((band) => cmp(read(index), read(band.lowest)) >= 0).predicate;

const indexOf = ({ government, maturities, among, counted, covered }) => {
  const divisor = Math.max(formula.divisor.least, among);
  const open = !formula.gate || covered >= formula.gate.required;
  const quantity = open ? mul(whole(Math.min(counted, formula.quantity.most)), read(formula.quantity.each)) : whole(0);
  const total = add(add(government, div(maturities, whole(divisor))), quantity);
  const value = div(mul(total, read(scale.maximum)), read(formula.maximum));
  const index = rounded(value, scale.rounding.places, scale.rounding.rule);
  return {
    shown: { index, index_exact: exact(value), predicate: predicateOf(index), total: rounded(total, 2), total_exact: exact(total), divisor },
    quantity,
  };
};

const rowsOf = (part) => Object.values(part.rows);
const numberOrder = (row) => [parseInt(row.number, 10), row.number];
const byNumber = (a, b) => numberOrder(a)[0] - numberOrder(b)[0] || (a.number < b.number ? -1 : 1);
const claimedLevel = (row, claims, year) => {
  const claim = claims[row.code];
  if (!claim) return 0;
  return claim.fact === undefined ? claim.level : levelOf(row.scale, claim.fact, claim.basis, year);
};

// --- what a verifier let stand ---------------------------------------------------------------------------------
const text = (fact) => JSON.stringify(fact, isObject(fact) ? Object.keys(fact).sort() : undefined);
const isObject = (fact) => typeof fact === "object" && !Array.isArray(fact);
// What a fact says, however it is spelled: 12.50 is 12.5, and a list has no order.
const said = (fact) => {
  if (Array.isArray(fact)) return fact.map(said).sort().join(" ");
  return /^-?\d+(\.\d+)?$/.test(String(fact)) ? exact(read(fact)) : text(fact);
};
const hasLapsed = (claim) => {
  const { saw } = claim.verification;
  if (said(saw.fact) !== said(claim.fact) || saw.basis !== claim.basis) return true;
  const bothSayALevel = saw.level !== undefined && claim.level !== undefined;
  if (saw.level !== claim.level && (claim.fact === undefined || bothSayALevel)) return true;
  const shown = new Map((claim.evidence ?? []).map((piece) => [piece.id, piece.sha256]));
  const seen = (saw.evidence ?? []).map((piece) => (typeof piece === "string" ? { id: piece } : piece));
  return shown.size !== seen.length
    || seen.some(({ id, sha256 }) => !shown.has(id) || (sha256 !== undefined && sha256 !== shown.get(id)));
};
const standing = (claim, level, ofGovernment) => {
  if (!claim) return [0, "not_reported"];
  const { verification, evidence = [] } = claim;
  if (level === 0 && verification?.status !== "adjusted") return [0, "reported_none"];
  if (!verification && ofGovernment) return [level, "unverified"];
  if (!verification || verification.status === "pending") return [0, "pending"];
  if (hasLapsed(claim)) return [0, "lapsed"];
  if (verification.status === "rejected") return [0, "rejected"];
  if (evidence.length === 0 && !ofGovernment) return [0, "no_evidence"];
  return verification.status === "adjusted" ? [verification.level, "adjusted"] : [level, "accepted"];
};
const ofGovernment = (row) => row.code in catalogue.government.rows;
const points = (part, claims, year, basis) => rowsOf(part).reduce((sum, row) => {
  const claimed = claimedLevel(row, claims, year);
  const [level] = basis === "verified" ? standing(claims[row.code], claimed, ofGovernment(row)) : [claimed];
  return add(sum, mul(read(row.weight), whole(level)));
}, whole(0));

// --- who counts ------------------------------------------------------------------------------------------------

const pad = (number) => String(number).padStart(2, "0");
const dayOf = (day, year) => `${year - day.years_before}-${pad(day.month)}-${pad(day.day)}`;
// The 25 characters with the property White_Space: not \s, which has U+FEFF and lacks U+0085.
const spaces = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const letterOrDigit = /[\p{L}\p{Nd}]/u;
const countWords = (design) => design.split(spaces).filter((run) => letterOrDigit.test(run)).length;
const wordsOf = (one) => (one.design === undefined ? one.design_words : countWords(one.design));

const reasonsOf = (one, year, stages) => {
  const [first, last] = [dayOf(eligibility.window.first, year), dayOf(eligibility.window.last, year)];
  const reasons = [];
  if (stages !== "all" && stages !== one.stage) reasons.push({ code: "stage", path: "stage" });
  const { applied_on: applied, developed_on: developed } = one; // dates as YYYY-MM-DD are ordered as texts
  if (applied === undefined) reasons.push({ code: "not_applied", path: "applied_on" });
  else if (applied > last) reasons.push({ code: "after_window", path: "applied_on" });
  else if (applied < first && !(developed >= first && developed <= last)) reasons.push({ code: "before_window", path: "applied_on" });
  const words = wordsOf(one);
  if (!eligibility.design) {} // this edition asks for none
  else if (words === undefined) reasons.push({ code: "design_missing", path: "design" });
  else if (words < eligibility.design.least_words) reasons.push({ code: "design_short", path: "design" });
  const mandatory = eligibility.mandatory ? rowsOf(catalogue.innovation).filter((row) => row.mandatory) : [];
  for (const row of mandatory.sort(byNumber)) {
    if (claimedLevel(row, one.claims, year) < eligibility.mandatory.least_level) reasons.push({ code: "mandatory_row", path: `claims.${row.code}` });
  }
  return reasons;
};

const rowOf = (code) => catalogue.government.rows[code] ?? catalogue.innovation.rows[code];
const worth = (row, level) => ({ level, points: exact(mul(read(row.weight), whole(level))) });
const answers = {
  classify: ({ index }) => ({ predicate: predicateOf(index) }),
  aggregate: (given) => indexOf({
    government: read(given.government), maturities: read(given.total_maturity),
    among: given.innovations, counted: given.innovations, covered: given.basic_services,
  }).shown,
  levels: ({ row: code, year, level: stated, fact, basis }) => {
    const row = rowOf(code);
    try {
      return worth(row, stated ?? levelOf(row.scale, fact, basis, year));
    } catch (refused) {
      if (!refused.problem) throw refused;
      return { problem: refused.problem };
    }
  },
  verification: ({ row: code, year, claim }) => {
    const row = rowOf(code);
    const claimed = claimedLevel(row, claim ? { [code]: claim } : {}, year);
    const [level, state] = standing(claim, claimed, ofGovernment(row));
    return { ...worth(row, level), state };
  },
  words: ({ design }) => ({ words: countWords(design) }),
  submissions: ({ submission, settings }) => {
    const { year } = submission;
    const innovations = submission.innovations.map((one) => {
      const reasons = reasonsOf(one, year, settings.stages);
      const maturity = points(catalogue.innovation, one.claims, year, settings.basis);
      return { one, maturity, reasons, counted: settings.counting === "all" || reasons.length === 0 };
    });
    const counted = innovations.filter((each) => each.counted);
    const affairs = counted.flatMap(({ one }) => [one.affair, ...(settings.affairs === "any" ? one.touching_affairs ?? [] : [])]);
    const services = formula.gate ? formula.gate.affairs.filter((code) => affairs.includes(code)) : [];
    const government = points(catalogue.government, submission.government, year, settings.basis);
    const found = indexOf({
      government, maturities: counted.reduce((sum, each) => add(sum, each.maturity), whole(0)),
      among: settings.counting === "reported" ? innovations.length : counted.length,
      counted: counted.length, covered: services.length,
    });
    return {
      ...found.shown, government: exact(government), basic_services: services, quantity: exact(found.quantity),
      innovations: innovations.map(({ one, maturity, reasons, counted: counts }) => ({ id: one.id, maturity: exact(maturity), counted: counts, reasons })),
    };
  },
};

mkdirSync(answersDir, { recursive: true });
for (const [part, answer] of Object.entries(answers)) {
  const { cases } = JSON.parse(readFileSync(`${casesDir}/${part}.json`, "utf8"));
  const given = Object.fromEntries(cases.map((one) => [one.id, answer(one.input)]));
  writeFileSync(`${answersDir}/${part}.json`, JSON.stringify({ answers: given }));
}
