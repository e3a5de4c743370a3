import { runVerb } from './verbs/run-verb.ts';

// The verbs as a program of plain Node; inside Electron main.ts runs the same ones behind --verb.
process.exitCode = await runVerb(process.argv.slice(2));
