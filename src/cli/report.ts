import { ReportFiles } from '../reporting/report-files.ts';
import type { Command } from './command.ts';
import { ASKED_HELP, ASKED_OPTIONS, ASKED_USAGE, askedOf, writeReport } from './report-asked.ts';

/** Makes a country report: the same bytes as the address gives for the same parameters. */
export const report: Command = {
  usage: `report COUNTRY ${ASKED_USAGE}`,
  help: ['COUNTRY          ISO alpha-2 of a partner, e.g. KZ', ...ASKED_HELP],
  options: ASKED_OPTIONS,
  positionals: [1, 1],
  run(given, terminal) {
    const { query, asked } = askedOf(given);
    return writeReport(given, terminal, (app) =>
      app.get(ReportFiles).make(given.positionals[0] ?? '', query, asked),
    );
  },
};
