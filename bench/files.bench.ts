import { newId } from '#lib/server/new-id.ts';
import { startProduct, type Product } from '../tests/support/product.ts';
import { signedIn, type Client } from './client.ts';
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

/** 100,000 article rows from a CSV file and out again as XLSX and CSV, with the memory that the server takes. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany(0);
	await company.db.close();
	const product = await startProduct(company.file);
	const client = await signedIn(product);
	yield* importing(product, client);
	for (const format of ['xlsx', 'csv']) yield* exporting(product, client, format);
	await product.stop();
}

async function* importing(product: Product, client: Client): AsyncGenerator<Result> {
	let checked = 0;
	const taken = await time(async () => {
		const sent = await client.fetch('/api/import?entity=article&name=articles.csv&locale=en', {
			method: 'POST',
			headers: { 'content-type': 'text/csv' },
			body: file()
		});
		const { id, plan } = (await sent.json()) as { id: string; plan: object };
		checked = await time(async () => {
			await client.mutate('imports.check', { id, plan: { ...plan, mode: 'insert', key: [] } });
			await reached(client, id, 'checked');
		});
		await client.mutate('imports.commit', { id, operation: newId() });
		await reached(client, id, 'written');
	});
	yield {
		metric: 'import: CSV, checked and applied',
		value: rounded(taken / 1000),
		unit: 's',
		n: ROWS
	};
	yield { metric: 'import: the check alone', value: rounded(checked / 1000), unit: 's', n: ROWS };
	yield {
		metric: 'import: peak memory',
		value: rounded(await product.memory()),
		unit: 'MB',
		n: ROWS
	};
}

function file(): string {
	const lines = Array.from({ length: ROWS }, (_, index) => {
		const number = String(index + 1).padStart(6, '0');
		const price = ((index * 37) % 19_999) / 100;
		return `${number},Article ${number},Beverages,goods,PCS,12 - 550 ml bottles,${price},${price / 2},standard,no`;
	});
	return `Number,Name,Category,Kind,Unit,Packaging,Sales price,Cost,VAT category,Discontinued\n${lines.join('\n')}\n`;
}

async function reached(client: Client, id: string, phase: string): Promise<void> {
	for (;;) {
		const progress = await client.query<{ phase: string }>('imports.progress', { id });
		if (progress.phase === phase) return;
		if (progress.phase === 'failed') throw new Error(JSON.stringify(progress));
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

async function* exporting(
	product: Product,
	client: Client,
	format: string
): AsyncGenerator<Result> {
	let bytes = 0;
	const taken = await time(async () => {
		const answer = await client.fetch(`/api/export/${format}/article?fields=${COLUMNS.join()}`);
		for await (const chunk of answer.body ?? []) bytes += chunk.length;
	});
	const metric = `export-${format}: ${COLUMNS.length} columns`;
	yield { metric, value: rounded(taken / 1000), unit: 's', n: ROWS };
	yield { metric: `${metric}, size`, value: rounded(bytes / 1e6), unit: 'MB', n: ROWS };
	yield {
		metric: `${metric}, peak memory`,
		value: rounded(await product.memory()),
		unit: 'MB',
		n: ROWS
	};
}
