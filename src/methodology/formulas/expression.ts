import { Exact } from './arithmetic.ts';

/** A number with its unit, as it is put in the place of a symbol. */
export interface Known {
  readonly value: Exact;
  readonly unit: string;
}

type Token =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

const TOKEN = /\s*(?:([0-9]+(?:\.[0-9]+)?)|([A-Za-zη][A-Za-z0-9_]*)|([-+−×÷()]))/y;

/** The symbols of an expression, each once, in the order in which they stand. */
export function symbolsOf(expression: string): readonly string[] {
  const symbols = tokensOf(expression).flatMap(({ kind, text }) =>
    kind === 'symbol' ? [text] : [],
  );
  return [...new Set(symbols)];
}

/** The expression with numbers and units in the place of its symbols, for a person to follow. */
export function inNumbers(expression: string, known: ReadonlyMap<string, Known>): string {
  return tokensOf(expression)
    .map((token) => {
      if (token.kind !== 'symbol') return token.text;
      const { value, unit } = knownOf(known, token.text);
      return unit === '1' ? value.toString() : `${value.toString()} ${unit}`;
    })
    .join(' ')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')');
}

/**
 * The value of an expression: multiplication and division before addition and subtraction, each from
 * left to right. A symbol that is not known, or an expression that is none, is a mistake in a formula
 * and throws SyntaxError.
 */
export function valueOf(expression: string, known: ReadonlyMap<string, Known>): Exact {
  const tokens = [...tokensOf(expression)];
  const value = sum(tokens, known);
  if (tokens.length > 0) throw mistake(expression);
  return value;

  function sum(rest: Token[], numbers: ReadonlyMap<string, Known>): Exact {
    let total = product(rest, numbers);
    for (;;) {
      if (taken(rest, '+')) total = total.plus(product(rest, numbers));
      else if (taken(rest, '−')) total = total.minus(product(rest, numbers));
      else return total;
    }
  }

  function product(rest: Token[], numbers: ReadonlyMap<string, Known>): Exact {
    let result = single(rest, numbers);
    for (;;) {
      if (taken(rest, '×')) result = result.times(single(rest, numbers));
      else if (taken(rest, '÷')) result = result.over(single(rest, numbers));
      else return result;
    }
  }

  function single(rest: Token[], numbers: ReadonlyMap<string, Known>): Exact {
    const token = rest.shift();
    if (token?.kind === 'number') return Exact.of(token.text);
    if (token?.kind === 'symbol') return knownOf(numbers, token.text).value;
    if (token?.text !== '(') throw mistake(expression);
    const inner = sum(rest, numbers);
    if (!taken(rest, ')')) throw mistake(expression);
    return inner;
  }
}

function taken(rest: Token[], sign: string): boolean {
  if (rest[0]?.kind !== 'sign' || rest[0].text !== sign) return false;
  rest.shift();
  return true;
}

/** Expressions are those of the formulas: few, and read again for every piece of equipment. */
const readBefore = new Map<string, readonly Token[]>();

function tokensOf(expression: string): readonly Token[] {
  const known = readBefore.get(expression);
  if (known) return known;
  const tokens = tokensRead(expression);
  readBefore.set(expression, tokens);
  return tokens;
}

function tokensRead(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    TOKEN.lastIndex = at;
    const [, number, symbol, sign] = TOKEN.exec(expression) ?? [];
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
    else if (sign !== undefined && sign !== '-') tokens.push({ kind: 'sign', text: sign });
    else throw mistake(expression);
    at = TOKEN.lastIndex;
  }
  return tokens;
}

function knownOf(known: ReadonlyMap<string, Known>, symbol: string): Known {
  const found = known.get(symbol);
  if (!found) throw new SyntaxError(`an expression uses ${symbol}, which nothing before it gives`);
  return found;
}

function mistake(expression: string): SyntaxError {
  return new SyntaxError(`not an expression of a formula: ${expression}`);
}
