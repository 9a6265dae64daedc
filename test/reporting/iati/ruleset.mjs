/*
 * The official IATI ruleset, by its specification: a context (XPath), rules, and for each its cases.
 * Not checked are only the prefixes of organisation ids, whose list is not part of the ruleset.
 */

/** Findings of a document: '6.11.1 error: The activity must have …'. */
export function rulesetFindings(document, ruleset, now = new Date().toISOString()) {
  const findings = [];
  for (const [context, rules] of Object.entries(ruleset)) {
    for (const node of document.find(context)) {
      for (const [rule, { cases }] of Object.entries(rules)) {
        for (const one of cases) findings.push(...check(node, rule, one, now));
      }
    }
  }
  return findings;
}

function check(node, rule, one, now) {
  if (rule === 'loop') return loop(node, one, now);
  if (one.condition !== undefined && !holds(node, one.condition)) return [];
  const passed = RULES[rule];
  if (passed === undefined) throw new Error(`The ruleset has a rule that is not known: ${rule}`);
  if (passed(node, one, now)) return [];
  const { id, severity, message } = one.ruleInfo;
  return [`${id} ${severity}: ${message}`];
}

/** Each value that `foreach` finds is put for $1 into the keys that `subs` names. */
function loop(node, { foreach, do: rules, subs }, now) {
  const values = [...new Set(node.find(foreach).map(({ value, content }) => value ?? content))];
  return values.flatMap((value) =>
    Object.entries(rules).flatMap(([rule, { cases }]) =>
      cases.flatMap((one) => {
        const put = (text) => (typeof text === 'string' ? text.replaceAll('$1', value) : text);
        const filled = { ...one };
        for (const key of subs) {
          if (filled[key] === undefined) continue;
          filled[key] = Array.isArray(filled[key]) ? filled[key].map(put) : put(filled[key]);
        }
        return check(node, rule, filled, now);
      }),
    ),
  );
}

const textOf = (node) => node.value ?? node.content;
const found = (node, paths) => paths.flatMap((path) => node.find(path));
const texts = (node, paths) => found(node, paths).map(textOf);

function holds(node, xpath) {
  const result = node.eval(`boolean(${xpath})`);
  return result === true;
}

function day(node, path, now) {
  if (path === 'NOW') return now;
  const [first] = node.find(path);
  return first === undefined ? null : textOf(first);
}

function inOrder(less, more) {
  if (less === null || more === null || less === '' || more === '') return true;
  const length = Math.min(less.length, more.length, 10);
  return less.slice(0, length) <= more.slice(0, length);
}

/** The sum in hundredths of millionths, so that thirds of a hundred are told from a hundred. */
const sum = (values) =>
  Math.round(values.reduce((total, value) => total + Number(value) * 1e6, 0)) / 1e6;

const ONE_OR_ALL = {
  lang: (node) => node.find('.//narrative[not(@xml:lang)]').length === 0,
  sector: (node) => node.find('transaction[not(sector)]').length === 0,
  currency: (node) =>
    node.find('.//value[not(@currency)] | .//loan-status[not(@currency)]').length === 0,
};

const RULES = {
  no_more_than_one: (node, { paths }) => found(node, paths).length <= 1,
  atleast_one: (node, { paths }) => found(node, paths).length >= 1,
  one_or_all: (node, { one, all }) => node.find(one).length > 0 || ONE_OR_ALL[all](node),
  unique: (node, { paths }) => {
    const all = texts(node, paths);
    return new Set(all).size === all.length;
  },
  startswith: (node, { prefix, paths, separator = '' }) => {
    if (prefix.includes('ORG-ID-PREFIX')) return true;
    const prefixes = texts(node, prefix).map((text) => text + separator);
    return texts(node, paths).every((text) => prefixes.some((one) => text.startsWith(one)));
  },
  date_now: (node, { date }, now) => inOrder(day(node, date, now), now),
  date_order: (node, { less, more }, now) => {
    if (more !== 'NOW') return inOrder(day(node, less, now), day(node, more, now));
    return node.find(less).every((one) => inOrder(textOf(one), now));
  },
  time_limit: (node, { start, end }, now) => {
    const from = day(node, start, now);
    const until = day(node, end, now);
    if (from === null || until === null) return true;
    return Date.parse(until) - Date.parse(from) <= 366 * 86_400_000;
  },
  between_dates: (node, { date, start, end }, now) =>
    node.find(date).every((one) => {
      const at = textOf(one);
      return inOrder(day(node, start, now), at) && inOrder(at, day(node, end, now));
    }),
  regex_matches: (node, { regex, paths }) =>
    texts(node, paths).every((text) => new RegExp(regex).test(text)),
  regex_no_matches: (node, { regex, paths }) =>
    texts(node, paths).every((text) => !new RegExp(regex).test(text)),
  no_spaces: (node, { paths }) => texts(node, paths).every((text) => text === text.trim()),
  range: (node, { paths, min, max }) =>
    texts(node, paths).every((text) => Number(text) >= min && Number(text) <= max),
  strict_sum: (node, { paths, sum: expected }) => {
    const values = texts(node, paths);
    return values.length === 0 || sum(values) === Number(expected);
  },
  if_then: (node, one) => !holds(node, one.if) || holds(node, one.then),
};
