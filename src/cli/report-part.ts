import { OtherReports } from '../reporting/other-reports.service.ts';
import { STATEMENT_LIMIT, STATEMENT_LIMIT_AT_MOST } from '../reporting/statement.service.ts';
import { UsageProblem, type Command, type Given } from './command.ts';
import { ASKED_HELP, ASKED_OPTIONS, ASKED_USAGE, askedOf, writeReport } from './report-asked.ts';

const PAGE_OPTIONS: Command['options'] = { limit: { type: 'string' }, cursor: { type: 'string' } };
const PAGE_HELP: readonly string[] = [
  `--limit N        entries on a page at most, 1 to ${STATEMENT_LIMIT_AT_MOST}; default: ${STATEMENT_LIMIT}`,
  '--cursor TEXT    which page: that of `statement.next` in the page before',
];

/** Makes the statement of a tranche: the same bytes as its address gives. */
export const reportTranche = partCommand(
  'tranche',
  'TRANCHE          its id or its reference, e.g. KZ-JICA-200',
);

/** Makes the dossier of a project: the same bytes as its address gives. */
export const reportProject = partCommand(
  'project',
  'PROJECT          its id or its reference, e.g. KZ001',
);

function pageOf(given: Given) {
  const limit = given.text('limit');
  const cursor = given.text('cursor');
  if (limit !== undefined && !isLimit(limit)) {
    throw new UsageProblem(`--limit must be a whole number from 1 to ${STATEMENT_LIMIT_AT_MOST}`);
  }
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function isLimit(text: string): boolean {
  return /^[1-9][0-9]{0,3}$/.test(text) && parseInt(text, 10) <= STATEMENT_LIMIT_AT_MOST;
}

function partCommand(kind: 'tranche' | 'project', subject: string): Command {
  return {
    usage: `report ${kind} ${kind.toUpperCase()} ${ASKED_USAGE}`,
    help: [subject, ...ASKED_HELP, ...(kind === 'tranche' ? PAGE_HELP : [])],
    options: kind === 'tranche' ? { ...ASKED_OPTIONS, ...PAGE_OPTIONS } : ASKED_OPTIONS,
    positionals: [1, 1],
    run(given, terminal) {
      const { query, asked } = askedOf(given);
      const page = kind === 'tranche' ? pageOf(given) : {};
      return writeReport(given, terminal, (app) =>
        app.get(OtherReports).part(kind, given.positionals[0] ?? '', { ...query, ...page }, asked),
      );
    },
  };
}
