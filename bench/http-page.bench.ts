import { signedIn } from './client.ts';
import { startProduct } from '../tests/support/product.ts';
import { makeCompany } from './large-company.ts';
import { ms, quantile, times, type Result } from './measure.ts';

/** The first 100 of 100,000 rows, filtered and sorted, over HTTP, from the built product in a process of its own. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	await company.db.close();
	const product = await startProduct(company.file);
	const client = await signedIn(product);
	const page = {
		offset: 0,
		limit: 100,
		sort: [{ field: 'salesPrice', descending: true }],
		filter: { field: 'vatCategory', is: 'equals', value: 'reduced' }
	};
	for (const [metric, input] of [
		['first 100, filtered and sorted, p50', page],
		['the same with the total, p50', { ...page, total: true }]
	] as const) {
		await times(20, () => client.query('entities.article.list', input));
		const taken = await times(100, () => client.query('entities.article.list', input));
		yield ms(metric, quantile(taken, 0.5), taken.length);
	}
	await product.stop();
}
