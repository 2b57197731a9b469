import { newId } from '#lib/server/new-id.ts';
import { startProduct } from '../tests/support/product.ts';
import { signedIn, type Client } from './client.ts';
import { makeCompany } from './large-company.ts';
import { ms, quantile, time, times, type Result } from './measure.ts';

type Row = { readonly id: string; readonly version: number; readonly salesPrice: number };

/** Pages and updates over HTTP, against the built product in a process of its own. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	await company.db.close();
	const product = await startProduct(company.file);
	const client = await signedIn(product);
	yield* pages(client);
	yield* updates(client);
	await product.stop();
}

const list = async (client: Client, input: object) =>
	(await client.query<{ rows: readonly Row[] }>('entities.article.list', input)).rows;

async function* pages(client: Client): AsyncGenerator<Result> {
	const page = {
		offset: 0,
		limit: 100,
		sort: [{ field: 'salesPrice', descending: true }],
		filter: { field: 'vatCategory', is: 'equals', value: 'reduced' }
	};
	for (const [metric, input] of [
		['http-page: first 100, filtered and sorted, p50', page],
		['http-page: the same with the total, p50', { ...page, total: true }]
	] as const) {
		await times(20, () => list(client, input));
		const taken = await times(100, () => list(client, input));
		yield ms(metric, quantile(taken, 0.5), taken.length);
	}
}

async function* updates(client: Client): AsyncGenerator<Result> {
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
		yield ms(`http-update: ${size} prices in one call, p50`, quantile(taken, 0.5), runs);
	}
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
		rows.push(...(await list(client, { offset: rows.length, limit })));
	}
	return rows;
}
