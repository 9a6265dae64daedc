import { parseArgs } from 'node:util';
import type { Command, ExitCode, Given, Terminal } from './cli/command.ts';
import { EXIT, UsageProblem } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { DatabaseProblem } from './database/database-problem.ts';
import { EmbeddedPostgresUnavailable } from './database/embedded-binaries.ts';
import { EnvironmentProblems } from './database/environment.ts';
import { Refusal } from './kernel/refusal.ts';
import { productVersion } from './version.ts';

const TOLD_WITHOUT_STACK = [DatabaseProblem, EmbeddedPostgresUnavailable, EnvironmentProblems];

const terminal: Terminal = {
  out: (line) => console.log(line),
  say: (line) => console.error(line),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line.slice(0, 100)}`);
  },
};

async function runCommandLine(words: readonly string[]): Promise<ExitCode> {
  const first = words[0];
  if (first === '--version') {
    terminal.out(productVersion());
    return EXIT.done;
  }
  if (first === undefined || first === '--help' || first === 'help') {
    for (const line of overview()) terminal.out(line);
    return first === undefined ? EXIT.usage : EXIT.done;
  }
  const name = [words.slice(0, 2).join(' '), first].find((each) => Object.hasOwn(COMMANDS, each));
  const entry = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || entry === undefined) {
    throw new UsageProblem(`there is no command "${words.slice(0, 2).join(' ')}"`);
  }
  const command = await entry.load();
  const rest = words.slice(name.split(' ').length);
  if (rest.includes('--help')) {
    for (const line of helpOf(command, entry.summary)) terminal.out(line);
    return EXIT.done;
  }
  try {
    return await command.run(given(command, rest), terminal);
  } finally {
    terminal.progress('');
  }
}

function given(command: Command, words: readonly string[]): Given {
  const { values, positionals } = parsedWords(command, words);
  const [least, most] = command.positionals;
  if (positionals.length < least || positionals.length > most) {
    throw new UsageProblem(`write: jcm-ledger ${command.usage}`);
  }
  return {
    positionals,
    text(name) {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    texts: (name) => [values[name] ?? []].flat().filter((each) => typeof each === 'string'),
    flag: (name) => values[name] === true,
  };
}

function parsedWords(
  command: Command,
  words: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: string[] } {
  try {
    return parseArgs({ args: [...words], options: command.options, allowPositionals: true });
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error));
  }
}

function overview(): readonly string[] {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  return [
    'jcm-ledger COMMAND …',
    '',
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'jcm-ledger COMMAND --help tells its options. Settings come from the environment, as for npm start.',
    'Exit codes: 0 done, 1 refused or failed, 2 not understood.',
  ];
}

function helpOf(command: Command, summary: string): readonly string[] {
  return [
    `jcm-ledger ${command.usage}`,
    '',
    `  ${summary}.`,
    '',
    ...command.help.map((line) => `  ${line}`),
  ];
}

/** One sentence for what the reader can mend; a stack for what only a programmer can. */
function tellFailure(error: unknown): ExitCode {
  if (error instanceof UsageProblem) {
    terminal.say(`jcm-ledger: ${error.message}. See jcm-ledger --help.`);
    return EXIT.usage;
  }
  if (error instanceof Refusal) {
    terminal.say(`Refused (${error.code}): ${error.message}. ${error.advice}`);
  } else if (TOLD_WITHOUT_STACK.some((kind) => error instanceof kind)) {
    terminal.say((error as Error).message);
  } else {
    console.error(error);
  }
  return EXIT.failed;
}

process.exitCode = await runCommandLine(process.argv.slice(2)).catch(tellFailure);
