import type { Importing } from './importing.ts';

/** What one run of the bench has found; null where there was nothing to measure it with. */
export interface Figures {
  readonly machine: string;
  readonly node: string;
  readonly postgres: string;
  readonly rounds: number;
  readonly actsPerSecond: { readonly hot: number; readonly uniform: number; readonly bulk: number };
  readonly onePerRequest: { readonly hot: number; readonly uniform: number };
  readonly minimalSql: { readonly hot: number; readonly uniform: number } | null;
  readonly ratioToOnePerRequest: { readonly hot: number; readonly uniform: number };
  readonly ratioToMinimalSql: {
    readonly hot: number;
    readonly uniform: number;
    readonly bulkToUniform: number;
  } | null;
  readonly importing: Importing;
}

/** Measured values of every round, by what was measured. */
export class Rounds {
  private readonly values = new Map<string, number[]>();

  add(what: string, perSecond: number): void {
    this.values.set(what, [...(this.values.get(what) ?? []), perSecond]);
  }

  median(what: string): number {
    const sorted = [...(this.values.get(what) ?? [])].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? NaN;
    const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? NaN;
    return (upper + lower) / 2;
  }

  has(what: string): boolean {
    return this.values.has(what);
  }
}

type Told = Pick<Figures, 'machine' | 'node' | 'postgres' | 'rounds' | 'importing'>;

export function figuresOf(rounds: Rounds, told: Told): Figures {
  const both = (what: string) => ({
    hot: rounds.median(`${what} hot`),
    uniform: rounds.median(`${what} uniform`),
  });
  const ours = { ...both('queue'), bulk: rounds.median('queue bulk') };
  const one = both('one');
  const minimal = rounds.has('minimal hot') ? both('minimal') : null;
  const { importing, ...place } = told;
  return {
    ...place,
    actsPerSecond: rounded(ours, 0),
    onePerRequest: rounded(one, 0),
    minimalSql: minimal === null ? null : rounded(minimal, 0),
    ratioToOnePerRequest: rounded(
      { hot: ours.hot / one.hot, uniform: ours.uniform / one.uniform },
      2,
    ),
    ratioToMinimalSql:
      minimal === null
        ? null
        : rounded(
            {
              hot: ours.hot / minimal.hot,
              uniform: ours.uniform / minimal.uniform,
              bulkToUniform: ours.bulk / minimal.uniform,
            },
            2,
          ),
    importing: {
      ...rounded(
        {
          p95Before: importing.p95Before,
          p95During: importing.p95During,
          ratio: importing.ratio,
        },
        2,
      ),
      ...rounded({ actsPerSecond: importing.actsPerSecond }, 0),
    },
  };
}

function rounded<T extends Readonly<Record<string, number>>>(values: T, decimals: number): T {
  const scale = 10 ** decimals;
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    Math.round(value * scale) / scale,
  ]);
  return Object.fromEntries(entries) as T;
}

/** The table for people, with the aims beside what was reached. */
export function tableOf(figures: Figures): string {
  const { actsPerSecond: ours, onePerRequest: one, minimalSql: minimal, importing } = figures;
  const ratio = figures.ratioToMinimalSql;
  const lines = [
    `${figures.machine}; Node ${figures.node}; PostgreSQL ${figures.postgres}, fsync on`,
    `Medians of ${figures.rounds} rounds, acts a second, durable, all guards and the log on.`,
    '',
    row(['', 'hot', 'uniform', 'bulk']),
    row(['the server, 100 connections', ours.hot, ours.uniform, ours.bulk]),
    row(['(a) one transaction a request', one.hot, one.uniform, '']),
    row(['(b) minimal SQL, 32 clients', minimal?.hot ?? '-', minimal?.uniform ?? '-', '']),
    row(['times (a)', figures.ratioToOnePerRequest.hot, figures.ratioToOnePerRequest.uniform, '']),
  ];
  if (ratio === null) lines.push('No ratio to (b): pgbench was not found (Debian: postgresql).');
  else {
    lines.push(
      row(['times (b); bulk: (b) uniform', ratio.hot, ratio.uniform, ratio.bulkToUniform]),
      row([
        'aim',
        verdict(ratio.hot, 10),
        verdict(ratio.uniform, 2),
        verdict(ratio.bulkToUniform, 3),
      ]),
    );
  }
  lines.push(
    '',
    `While a file is imported (${importing.actsPerSecond} acts a second), the p95 of single acts at ` +
      `10 connections is ${importing.p95During} ms; before: ${importing.p95Before} ms. ` +
      `Ratio ${importing.ratio}; aim: at most 3, ${importing.ratio <= 3 ? 'reached' : 'MISSED'}.`,
  );
  return lines.join('\n');
}

function verdict(reached: number, aim: number): string {
  return `${reached >= aim ? 'reached' : 'MISSED'} ${aim}`;
}

function row(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, at) => (at === 0 ? `${cell}`.padEnd(30) : `${cell}`.padStart(12)))
    .join('');
}
