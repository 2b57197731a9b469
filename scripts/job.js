// npm run job -- <name>: runs a job as the product does by itself; without a name it says which ones there are.
import { load } from './load.js';

/** @typedef {typeof import('../src/lib/server/cli/job-command.ts')} Command */
/** @type {{ module: Command, close: () => Promise<void> }} */
const { module, close } = await load('/src/lib/server/cli/job-command.ts');
const code = await module.jobCommand(process.argv.slice(2), (line) => console.log(line));
await close();
process.exit(code);
