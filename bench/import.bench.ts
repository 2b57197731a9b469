import { newId } from '#lib/server/new-id.ts';
import { startProduct } from '../tests/support/product.ts';
import { signedIn, type Client } from './client.ts';
import { makeCompany } from './large-company.ts';
import { rounded, time, type Result } from './measure.ts';

const ROWS = 100_000;

/** 100,000 article rows from a CSV file over HTTP: sent, checked against the rules, applied as one operation. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany(0);
	await company.db.close();
	const product = await startProduct(company.file);
	const client = await signedIn(product);
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
		metric: 'CSV, checked and applied',
		value: rounded(taken / 1000),
		unit: 's',
		n: ROWS
	};
	yield { metric: 'the check alone', value: rounded(checked / 1000), unit: 's', n: ROWS };
	yield {
		metric: 'peak memory',
		value: rounded(await product.memory()),
		unit: 'MB',
		n: ROWS
	};
	await product.stop();
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
