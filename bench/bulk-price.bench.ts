import { createClient } from '@libsql/client';
import { newId } from '#lib/server/new-id.ts';
import { makeCompany, type Company } from './large-company.ts';
import { longestHold, ms, quantile, rounded, time, type Result } from './measure.ts';

const RUNS = 3;

/**
 * 100,000 prices by formula, with rules, versions, change log and undo data, beside a bare loop that updates the same
 * rows and inserts the same change rows with prepared statements in one transaction on the same driver.
 */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	const { api } = company;
	const applied: number[] = [];
	const undone: number[] = [];
	const held: number[] = [];
	let rows = 0;
	for (let run = 0; run < RUNS; run++) {
		const change = {
			target: { query: {} },
			field: 'salesPrice',
			step: { do: 'formula', formula: `=ROUND([cost]*${1.4 + run / 10},2)` }
		} as const;
		let state = '';
		held.push(
			await longestHold(async () => {
				({ state } = await api.entities.article.previewBulk(change));
			})
		);
		const operation = newId();
		const order = { operation, change, state, confirmed: ['price.below-cost'] };
		applied.push(
			await time(async () => void ({ changed: rows } = await api.entities.article.applyBulk(order)))
		);
		undone.push(await time(() => api.history.undo({ operation: newId(), undoes: operation })));
	}
	const bare = await bareLoops(company);
	const against = 'bare loop of prepared statements';
	yield line('apply', applied, rows, bare, against);
	yield line('undo', undone, rows, bare, against);
	yield ms('preview, longest hold of the event loop', Math.max(...held), rows);
	yield { metric: against, value: rounded(bare / 1000), unit: 's', n: rows };
	await company.close();
}

function line(metric: string, taken: number[], n: number, bare: number, against: string): Result {
	const median = quantile(
		taken.sort((a, b) => a - b),
		0.5
	);
	return {
		metric,
		value: rounded(median / 1000),
		unit: 's',
		n,
		ratio: rounded(median / bare),
		against
	};
}

async function bareLoops(company: Company): Promise<number> {
	const taken: number[] = [];
	for (let run = 0; run < RUNS; run++) taken.push(await bareLoop(company, run));
	return quantile(
		taken.sort((a, b) => a - b),
		0.5
	);
}

async function bareLoop({ file }: Company, run: number): Promise<number> {
	const client = createClient({ url: `file:${file}`, concurrency: 1, timeout: 5000 });
	for (const pragma of ['journal_mode = wal', 'synchronous = full', 'cache_size = -65536']) {
		await client.execute(`pragma ${pragma}`);
	}
	const rows = (await client.execute('select id, version, salesPrice, cost from article')).rows;
	const sequence = 1_000_000 + run;
	await client.execute(
		`insert into operation (sequence, id, at, user, who, source, entity, request, inserted, updated, deleted)
			values (${sequence}, 'bare ${run}', '', '', '', 'bulk', 'article', '', 0, 0, 0)`
	);
	const taken = await time(async () => {
		const tx = await client.transaction('write');
		for (const { id, version, salesPrice, cost } of rows) {
			const price = Math.round(Number(cost) * (1.5 + run / 10));
			const before = JSON.stringify({ salesPrice });
			await tx.execute({
				sql: 'update article set salesPrice = ?, version = version + 1 where id = ? and version = ?',
				args: [price, id ?? '', version ?? 0]
			});
			await tx.execute({
				sql: `insert into change (operation, entity, row, kind, version, before, after)
					values (?, 'article', ?, 'update', ?, ?, ?)`,
				args: [
					sequence,
					id ?? '',
					Number(version) + 1,
					before,
					JSON.stringify({ salesPrice: price })
				]
			});
		}
		await tx.commit();
	});
	client.close();
	return taken;
}
