import { importCommand } from './import/import-command.ts';
import { PROJECT_ROWS } from './import/project-rows.ts';

/** Loads the public list of projects, as what it is: said by a public source. */
export const importProjects = importCommand('projects', PROJECT_ROWS);
