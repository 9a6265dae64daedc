import { importCommand } from './import/import-command.ts';
import { ISSUANCE_ROWS } from './import/issuance-rows.ts';

/** Loads historical issuances; no credit of this book comes of them. */
export const importIssuances = importCommand('issuances', ISSUANCE_ROWS);
