/* `npm start`: installs and compiles what is missing, then serves from this very process. */
import { prepare, run, settleDataDir } from './prepare.mjs';

prepare({ development: false });
settleDataDir();
await run('src/main.js');
