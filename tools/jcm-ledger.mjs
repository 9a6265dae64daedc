#!/usr/bin/env node
/* The command line: `jcm-ledger report KZ …`. Compiles what is missing, then runs in this process. */
import { prepare, run, settleDataDir } from './prepare.mjs';

prepare({ development: false });
settleDataDir();
await run('src/cli.js');
