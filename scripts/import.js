// npm run import -- <table> <file> [options]: imports a file as the product does; without arguments it says how.
import { load } from './load.js';

/** @typedef {typeof import('../src/lib/server/cli/import-command.ts')} Command */
/** @type {{ module: Command, close: () => Promise<void> }} */
const { module, close } = await load('/src/lib/server/cli/import-command.ts');
const code = await module.importCommand(process.argv.slice(2), (line) => console.log(line));
await close();
process.exit(code);
