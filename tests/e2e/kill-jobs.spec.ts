import { createClient, type Client } from '@libsql/client';
import { newId } from '../support/make.ts';
import { randomFrom } from '../support/random.ts';
import { addWarehouse, posted } from './stock-desk.ts';
import { expect, test, type Desk } from './journey.ts';

test.use({ torn: true });

/** So many goods that a job has several transactions to do. */
const GOODS = 3000;
const PAPERS = 1000;
const KILLS = 12;
const jobs = ['suggestReorders', 'expireReservations', 'repairStock'] as const;
type Run = { readonly state: string; readonly problems: readonly unknown[] };

const random = randomFrom(20_261_127);

test('jobs that are killed are told as cut off, double nothing, and are run again', async ({
	product,
	sit
}) => {
	test.setTimeout(600_000);
	const desk = await sit('manager', '/settings/jobs');
	const { page } = desk;
	const goods = await lying(desk);
	await product.stop();
	await overdue(product.file, goods);
	await product.again();
	const states: string[] = [];
	for (let kill = 0; kill < KILLS; kill++) {
		const job = jobs[kill % jobs.length] ?? 'suggestReorders';
		const run = newId();
		await desk.api.mutate(`jobs.start.${job}`, { run });
		await new Promise((resolve) => setTimeout(resolve, random.below(400)));
		await product.stop('SIGKILL');
		await reading(product.file, expectWhole);
		await overdue(product.file, goods);
		await product.again();
		const { state } = await desk.api.query<Run>('jobs.run', { id: run });
		expect(['cut', 'done']).toContain(state);
		states.push(state);
		if (state === 'cut') {
			await page.goto('/settings/jobs');
			const item = page.getByRole('listitem').filter({ has: page.getByText('Cut off') });
			await expect(item.first()).toBeVisible();
		}
	}
	expect(states).toContain('cut');
	for (const job of jobs) {
		const run = newId();
		await desk.api.mutate(`jobs.start.${job}`, { run });
		const state = async () => (await desk.api.query<Run>('jobs.run', { id: run })).state;
		await expect.poll(state, { timeout: 60_000 }).toBe('done');
	}
	await reading(product.file, expectWhole);
	expect(await reading(product.file, (client) => leftOver(client, goods))).toMatchObject([
		{ reserved: 0, missing: 0, wrong: 0 }
	]);
});

/** Two of each of many new articles in a warehouse of their own, of which fifty should be there, and one is reserved. */
async function lying(desk: Desk): Promise<string> {
	const { api } = desk;
	const unit = (await api.row('unit', 'PCS', 'code')).id;
	const warehouse = await addWarehouse(desk, 'Kills');
	const articles = Array.from({ length: GOODS }, newId);
	const save = (entity: string, rows: readonly (object & { readonly id?: string })[]) =>
		api.mutate(`entities.${entity}.save`, {
			operation: newId(),
			changes: rows.map(({ id = newId(), ...patch }) => ({ id, version: 0, patch }))
		});
	await save(
		'article',
		articles.map((id, at) => ({ id, number: `K${at}`, name: `Kill ${at}`, unit, cost: 1 }))
	);
	const lines = articles.map((article) => ({ article, quantity: 2 }));
	await posted(desk, 'putIn', { warehouse }, ...lines);
	const heads = articles.slice(0, PAPERS).map(() => newId());
	await save(
		'reservation',
		heads.map((id) => ({ id, warehouse, until: '2099-01-01' }))
	);
	await save(
		'reservationLine',
		heads.map((document, at) => ({ document, article: articles[at], quantity: 1 }))
	);
	await api.mutate('documents.reservation.reserve', {
		operation: newId(),
		rows: heads.map((id) => ({ id, version: 1 }))
	});
	return warehouse;
}

async function reading<T>(file: string, read: (client: Client) => Promise<T>): Promise<T> {
	const client = createClient({ url: `file:${file}` });
	try {
		return await read(client);
	} finally {
		client.close();
	}
}

/** What jobs are there for: too few goods, promises of long ago, figures that no move tells. */
const overdue = (file: string, warehouse: string) =>
	reading(file, async (client) => {
		await client.execute(`update reservation set until = '2020-01-01' where until = '2099-01-01'`);
		await client.execute({
			sql: `update "stockRecord" set minimum = 500000, ordered = ordered + 10000 where warehouse = ?`,
			args: [warehouse]
		});
	});

/** What there was for jobs to do. */
async function leftOver(client: Client, warehouse: string) {
	const { rows } = await client.execute({
		sql: `select sum(ordered) as wrong,
				(select count(*) from reservation where state = 'reserved' and until < '2026-01-01') as reserved,
				sum(not exists (select 1 from "reorderSuggestion" as s where s."stockRecord" = r.id)) as missing
			from "stockRecord" as r where warehouse = ?`,
		args: [warehouse]
	});
	return rows;
}

async function expectWhole(client: Client) {
	const rows = async (sql: string) => (await client.execute(sql)).rows;
	expect(await rows('pragma integrity_check')).toMatchObject([{ integrity_check: 'ok' }]);
	const doubled = await rows(`select "stockRecord" from "reorderSuggestion" where state = 'new'
		and "stockRecord" is not null group by 1 having count(*) > 1`);
	expect(doubled).toEqual([]);
	const halves =
		await rows(`select r.id from reservation as r join "reservationEntry" as e on e.paper = r.id
		where (r.state = 'expired') <> (e.open = 0)`);
	expect(halves).toEqual([]);
	const promised =
		await rows(`select sum(reserved) as reserved, (select sum(open) from "reservationEntry")
		as open from "stockRecord"`);
	expect(promised[0]?.['reserved']).toBe(promised[0]?.['open']);
	const uneven = await rows(`select o.sequence from operation as o left join change as c
		on c.operation = o.sequence group by o.sequence
		having o.inserted + o.updated + o.deleted <> count(c.row)`);
	expect(uneven).toEqual([]);
	const running = await rows(`select job from "jobRun" where state = 'running' group by job
		having count(*) > 1`);
	expect(running).toEqual([]);
}
