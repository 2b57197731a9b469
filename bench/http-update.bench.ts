import { newId } from '#lib/server/new-id.ts';
import { startProduct } from '../tests/support/product.ts';
import { signedIn, type Client } from './client.ts';
import { makeCompany } from './large-company.ts';
import { ms, quantile, time, type Result } from './measure.ts';

type Row = { readonly id: string; readonly version: number; readonly salesPrice: number };

/** Distinct prices in one call over HTTP, among 100,000 articles of the built product in a process of its own. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	await company.db.close();
	const product = await startProduct(company.file);
	const client = await signedIn(product);
	for (const [size, runs] of [
		[1, 100],
		[1000, 10],
		[10_000, 5]
	] as const) {
		const taken: number[] = [];
		for (let run = 0; run < runs; run++) {
			const input = order(await some(client, size), run);
			taken.push(await time(() => client.mutate('entities.article.save', input)));
		}
		taken.sort((a, b) => a - b);
		yield ms(`${size} prices in one call, p50`, quantile(taken, 0.5), runs);
	}
	await product.stop();
}

const order = (rows: readonly Row[], run: number) => ({
	operation: newId(),
	changes: rows.map(({ id, version, salesPrice }, index) => ({
		id,
		version,
		patch: { salesPrice: (index * 7 + run) % 1000 },
		old: { salesPrice }
	})),
	confirmed: ['price.below-cost']
});

async function some(client: Client, size: number): Promise<readonly Row[]> {
	const rows: Row[] = [];
	while (rows.length < size) {
		const limit = Math.min(1000, size - rows.length);
		const page = { offset: rows.length, limit };
		rows.push(
			...(await client.query<{ rows: readonly Row[] }>('entities.article.list', page)).rows
		);
	}
	return rows;
}
