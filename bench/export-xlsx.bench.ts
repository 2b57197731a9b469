import { startProduct } from '../tests/support/product.ts';
import { signedIn } from './client.ts';
import { makeCompany } from './large-company.ts';
import { rounded, time, type Result } from './measure.ts';

const ROWS = 100_000;
const COLUMNS = [
	'number',
	'name',
	'category',
	'kind',
	'unit',
	'packaging',
	'salesPrice',
	'grossPrice',
	'cost',
	'margin',
	'vatCategory',
	'sales',
	'purchase',
	'stockManaged',
	'discontinued'
];

/** 100,000 articles as a file, streamed over HTTP, with the memory that the server takes. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany(ROWS);
	await company.db.close();
	const product = await startProduct(company.file);
	const client = await signedIn(product);
	const before = await product.memory();
	for (const format of ['xlsx', 'csv']) {
		let bytes = 0;
		const taken = await time(async () => {
			const answer = await client.fetch(`/api/export/${format}/article?fields=${COLUMNS.join()}`);
			for await (const chunk of answer.body ?? []) bytes += chunk.length;
		});
		const metric = `${format}, ${COLUMNS.length} columns`;
		yield { metric, value: rounded(taken / 1000), unit: 's', n: ROWS };
		yield { metric: `${metric}: size`, value: rounded(bytes / 1e6), unit: 'MB', n: ROWS };
		const memory = rounded(await product.memory());
		yield {
			metric: `${metric}: peak memory, before ${Math.round(before)} MB`,
			value: memory,
			unit: 'MB',
			n: ROWS
		};
	}
	await product.stop();
}
