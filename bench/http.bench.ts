import { newId } from '#lib/server/new-id.ts';
import { makeCompany } from './large-company.ts';
import { ms, quantile, times, type Result } from './measure.ts';
import { startProduct, type Product } from './product.ts';

type Row = { readonly id: string; readonly version: number; readonly salesPrice: number };

/** Pages and updates over HTTP, against the built product in a process of its own. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	await company.db.close();
	const product = await startProduct(company.file);
	yield* pages(product);
	yield* updates(product);
	await product.stop();
}

async function* pages(product: Product): AsyncGenerator<Result> {
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
		await list(product, input);
		const taken = await times(100, () => list(product, input));
		yield ms(metric, quantile(taken, 0.5), taken.length);
	}
}

async function* updates(product: Product): AsyncGenerator<Result> {
	for (const [size, runs] of [
		[1, 100],
		[1000, 10],
		[10_000, 5]
	] as const) {
		const taken: number[] = [];
		for (let run = 0; run < runs; run++) {
			const rows = await some(product, size);
			const changes = rows.map(({ id, version, salesPrice }, index) => ({
				id,
				version,
				patch: { salesPrice: (index * 7 + run) % 1000 },
				old: { salesPrice }
			}));
			const body = JSON.stringify({
				operation: newId(),
				changes,
				confirmed: ['price.below-cost']
			});
			taken.push((await times(1, () => call(product, 'entities.article.save', body)))[0] ?? 0);
		}
		taken.sort((a, b) => a - b);
		yield ms(`http-update: ${size} prices in one call, p50`, quantile(taken, 0.5), runs);
	}
}

async function some(product: Product, size: number): Promise<readonly Row[]> {
	const rows: Row[] = [];
	while (rows.length < size) {
		const limit = Math.min(1000, size - rows.length);
		rows.push(...(await list(product, { offset: rows.length, limit })));
	}
	return rows;
}

async function list(product: Product, input: object): Promise<readonly Row[]> {
	const query = encodeURIComponent(JSON.stringify(input));
	const answer = await fetch(`${product.origin}/api/trpc/entities.article.list?input=${query}`, {
		headers: { cookie: product.cookie }
	});
	const { result } = (await answer.json()) as { result: { data: { rows: Row[] } } };
	return result.data.rows;
}

async function call({ origin, cookie }: Product, procedure: string, body: string): Promise<void> {
	const answer = await fetch(`${origin}/api/trpc/${procedure}`, {
		method: 'POST',
		headers: { cookie, origin, 'content-type': 'application/json' },
		body
	});
	if (!answer.ok) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 500)}`);
	await answer.text();
}
