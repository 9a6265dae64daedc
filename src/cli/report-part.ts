import { OtherReports } from '../reporting/other-reports.service.ts';
import type { Command } from './command.ts';
import { ASKED_HELP, ASKED_OPTIONS, ASKED_USAGE, askedOf, writeReport } from './report-asked.ts';

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

function partCommand(kind: 'tranche' | 'project', subject: string): Command {
  return {
    usage: `report ${kind} ${kind.toUpperCase()} ${ASKED_USAGE}`,
    help: [subject, ...ASKED_HELP],
    options: ASKED_OPTIONS,
    positionals: [1, 1],
    run(given, terminal) {
      const { query, asked } = askedOf(given);
      return writeReport(given, terminal, (app) =>
        app.get(OtherReports).part(kind, given.positionals[0] ?? '', query, asked),
      );
    },
  };
}
