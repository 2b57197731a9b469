import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { spawnProduct } from '../support/product.ts';
import { expect, test } from './journey.ts';

/** Starts the product on a file where it cannot, and answers its exit code and what it said. */
async function startedOn(file: string) {
	const { server } = await spawnProduct(file, 'pipe');
	let said = '';
	server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const [code] = (await once(server, 'close')) as [number | null];
	return { code, said };
}

test('a second product on the same database says so and stops', async ({ product }) => {
	const { code, said } = await startedOn(product.file);
	expect(code).toBe(1);
	expect(said).toMatch(
		/^Kontor cannot start: This database is open in another Kontor \(process \d+/
	);
	expect(said.trim().split('\n')).toHaveLength(1);
	expect((await fetch(`${product.origin}/health`)).status).toBe(200);
});

test('a file that is no database is told and left as it is', async ({ product }) => {
	const file = `${product.file}.note`;
	await writeFile(file, 'a note, and no database at all');
	const { code, said } = await startedOn(file);
	expect(code).toBe(1);
	expect(said).toMatch(/^Kontor cannot start: .*not a database/);
});
