import { article6Laws } from '../article6/laws.ts';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { exportLog } from '../audit/export.ts';
import { auditKeys } from '../audit/keys.ts';
import { verifyLog } from '../audit/verifier.ts';
import { issuanceLaws } from '../carbon-credit/issuance/laws.ts';
import { carbonCreditLaws } from '../carbon-credit/laws.ts';
import { fundingLaws } from '../funding/laws.ts';
import { systemClock } from '../kernel/clock.ts';
import { ledgerRows } from '../ledger/audit-rows.ts';
import { checkRows } from '../ledger/laws-of-rows.ts';
import { checkLaws, ledgerLaws } from '../ledger/laws.ts';
import type { LawCheck, LawResult } from '../ledger/laws.ts';
import { methodologyLaws } from '../methodology/laws.ts';
import { monitoringLaws } from '../monitoring/laws.ts';
import { participantLaws } from '../participant/laws.ts';
import { partnerCountryLaws } from '../partner-country/laws.ts';
import { reportingLaws } from '../reporting/laws.ts';
import { projectLaws } from '../project/laws.ts';
import { ACT_TABLES } from './act-tables.ts';
import { referenceLaws } from './reference-laws.ts';
import type { Command, Terminal } from './command.ts';
import { EXIT } from './command.ts';
import type { CommandDatabase } from './database.ts';
import { withDatabase } from './database.ts';

/** Every law that a row could break, as each room states it. */
export const LAWS: readonly LawCheck[] = [
  ...ledgerLaws,
  ...referenceLaws,
  ...partnerCountryLaws,
  ...participantLaws,
  ...methodologyLaws,
  ...projectLaws,
  ...fundingLaws,
  ...monitoringLaws,
  ...carbonCreditLaws,
  ...issuanceLaws,
  ...article6Laws,
  ...reportingLaws,
];

type Kept = Pick<LawResult, 'law' | 'sentence' | 'broken'>;

/** The last check's result in DATA_DIR; /metrics tells it. */
export const LAST_CHECK = 'last-check.json';

async function keepResult(dataDir: string, laws: readonly Kept[]): Promise<void> {
  const file = join(dataDir, LAST_CHECK);
  const content = JSON.stringify({ finishedAt: systemClock.now(), laws });
  // Where nothing can be kept, the check itself is still worth something.
  await writeFile(`${file}.part`, content)
    .then(() => rename(`${file}.part`, file))
    .catch(() => undefined);
}

/** Re-derives everything that is kept beside the ledger, and holds every row against the log. */
export const check: Command = {
  usage: 'check',
  help: ['Exit code 1 where a law is broken or a row differs from the log; each breach is named.'],
  options: {},
  positionals: [0, 0],
  async run(_given, terminal) {
    // Leaves come and go: the heap is cleared when it has grown by half, not when it has grown large.
    setFlagsFromString('--heap-growing-percent=50');
    return (await checkBook(terminal)) ? EXIT.done : EXIT.failed;
  },
};

/** Asks every law and reads the whole log; keeps the result for whoever watches over the server. */
export function checkBook(terminal: Terminal): Promise<boolean> {
  return withDatabase(terminal, async (database) => {
    const laws = await lawsHold(database, terminal);
    const rows = await rowsAgree(database, terminal);
    const log = await logAgrees(database, terminal);
    const all = [...laws, rows, log];
    await keepResult(database.dataDir, all);
    return all.every(({ broken }) => broken === 0);
  });
}

async function lawsHold(
  { readPool }: CommandDatabase,
  terminal: Terminal,
): Promise<readonly Kept[]> {
  const results = await checkLaws(readPool, LAWS, (done, of, sentence) =>
    terminal.progress(`${done + 1}/${of} ${sentence}`),
  );
  return results.map((result) => tell(result, terminal));
}

/** Every row of every table that acts write, against the digests in the leaves. */
async function rowsAgree({ readPool }: CommandDatabase, terminal: Terminal): Promise<Kept> {
  const result = await checkRows(readPool, ACT_TABLES, (said) => terminal.progress(said));
  return tell(result, terminal);
}

function tell({ law, sentence, broken, examples }: LawResult, terminal: Terminal): Kept {
  terminal.out(`${broken === 0 ? 'holds ' : 'BROKEN'}  law ${law}: ${sentence}`);
  for (const example of examples) terminal.out(`          ${example}`);
  if (broken > examples.length) terminal.out(`          … ${broken} in all`);
  return { law, sentence, broken };
}

/** The log by itself, and every entry and record against it, as an auditor would from an export. */
async function logAgrees({ readPool }: CommandDatabase, terminal: Terminal): Promise<Kept> {
  const first = (await auditKeys(readPool)).at(0);
  const sentence = 'The log is whole, and every entry and record is as the log tells it';
  if (first === undefined) {
    terminal.out(`open    law 12: ${sentence} (nothing is signed yet: start the server once)`);
    return { law: 12, sentence, broken: 0 };
  }
  const result = await verifyLog(exportLog(readPool, { edition: 'auditor', rows: ledgerRows }), {
    trustedKey: first.publicKey,
    onProgress: ({ lines }) => terminal.progress(`${lines} lines of the log`),
  });
  terminal.out(`${result.ok ? 'holds ' : 'BROKEN'}  law 12: ${sentence}`);
  for (const finding of result.findings.slice(0, 20)) {
    terminal.out(`          ${JSON.stringify(finding)}`);
  }
  if (result.findingCount > 20) terminal.out(`          … ${result.findingCount} in all`);
  return { law: 12, sentence, broken: result.findingCount };
}
