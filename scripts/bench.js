// npm run bench [name …]: one JSON line a result; without names, every bench.
import { readdirSync } from 'node:fs';
import { load } from './load.js';

const names = process.argv.slice(2);
const all = readdirSync('bench')
	.filter((file) => file.endsWith('.bench.ts'))
	.map((file) => file.replace('.bench.ts', ''));
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
	console.error(`No bench ${unknown.join(', ')}. There are: ${all.join(', ')}`);
	process.exit(1);
}

for (const name of names.length > 0 ? names : all) {
	const { module, close } = await load(`/bench/${name}.bench.ts`);
	const { bench } = /** @type {{ bench: () => AsyncIterable<object> }} */ (module);
	for await (const result of bench()) console.log(JSON.stringify({ bench: name, ...result }));
	await close();
}
process.exit(0);
