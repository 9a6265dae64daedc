import type { ParseArgsConfig } from 'node:util';

/** What a script can tell apart: done; refused or failed; not understood. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command speaks: results to stdout, everything else to stderr. */
export interface Terminal {
  out(line: string): void;
  say(line: string): void;
  /** Overwrites one line on a terminal; says nothing into a file or a pipe. */
  progress(line: string): void;
}

/** What was given on the command line, by name. */
export interface Given {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
}

/** One subcommand: `jcm-ledger key create`. Each has a file of its own in this folder. */
export interface Command {
  /** How it is written, below the program's name: 'key create --role ROLE … --name NAME'. */
  readonly usage: string;
  /** One line per option, for --help. */
  readonly help: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words beside the options it takes: least and most. */
  readonly positionals: readonly [least: number, most: number];
  run(given: Given, terminal: Terminal): Promise<ExitCode>;
}

/** The command line was not understood; the message says what to write. */
export class UsageProblem extends Error {}

/** An option that must be there. */
export function required(given: Given, name: string): string {
  const value = given.text(name);
  if (value === undefined || value === '') throw new UsageProblem(`--${name} is missing`);
  return value;
}

/** An option that is one of some words; undefined where it is left out. */
export function oneOf<Word extends string>(
  given: Given,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const asked = given.text(name);
  if (asked === undefined) return undefined;
  const word = words.find((each) => each === asked);
  if (word === undefined) throw new UsageProblem(`--${name} is ${words.join(', ')}`);
  return word;
}
