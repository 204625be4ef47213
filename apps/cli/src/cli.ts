import { run } from './run.ts';
import { table } from './table.ts';

process.exitCode = await run(table, process.argv.slice(2), process);
