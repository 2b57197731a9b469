import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { PULSE_MS, listen } from '#lib/server/live/listen.ts';
import { look } from '#lib/server/live/people.ts';
import { write } from '#lib/server/db/transaction.ts';
import { addNotices } from '#lib/server/store/notices.ts';
import { runJob } from '../../support/jobs.ts';
import { newId } from '../../support/make.ts';
import { actor } from '../../support/world.ts';
import { openTwoHouses, type TwoHouses } from './two-houses.ts';

let houses: TwoHouses;
beforeAll(async () => {
	houses = await openTwoHouses();
});
afterAll(() => houses.stock.world.close());

/** Opens a stream as somebody; what it has said so far. */
function hear(who: Actor, after: number | null = null) {
	const asker = { actor: who, session: null, still: async () => who };
	const body = listen(houses.stock.world.db, asker, after);
	let text = '';
	const reader = body?.getReader();
	const read = async () => {
		for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
			text += Buffer.from(part.value).toString('utf8');
		}
	};
	const ended = read().catch(() => undefined);
	return { text: () => text, ended, close: () => reader?.cancel() };
}

const until = (isSo: () => boolean) => expect.poll(isSo, { interval: 5 }).toBe(true);

const change = async (id: Id, minimum: number) => {
	const { version } = await houses.stock.row('stockRecord', id);
	await houses.stock.save('stockRecord', id, Number(version), { minimum });
};

test('news of rows in the hidden warehouse are told to those who see it, now and to who comes back', async () => {
	const { own, hidden, stock } = houses;
	const { sequence } = await stock.world.api().session.me();
	const all = hear(actor('administrator'));
	const few = hear(actor('manager', [own]));
	await until(() => [all, few].every(({ text }) => text().includes('event: ready')));
	const [mine, other] = [await houses.recordIn(own), await houses.recordIn(hidden)];
	await change(other.id, 5);
	await change(mine.id, 5);
	await until(() => all.text().includes(mine.id) && few.text().includes(mine.id));
	expect(all.text()).toContain(other.id);
	expect(few.text()).not.toContain(other.id);
	await houses.stock.posted(
		'putIn',
		{ warehouse: hidden },
		{ article: houses.article, quantity: 1 }
	);
	await change(mine.id, 6);
	const late = hear(actor('manager', [own]), sequence);
	await until(() => late.text().includes('event: ready') && few.text().split(mine.id).length > 2);
	for (const { text } of [few, late]) {
		expect(text()).toContain(mine.id);
		expect(text()).not.toContain(other.id);
		expect(text()).not.toMatch(/putIn/);
	}
	for (const { close } of [all, few, late]) await close();
});

test('where others are is told by the table alone, where the row is hidden', async () => {
	const { own, hidden, stock } = houses;
	const [mine, row] = [(await houses.recordIn(own)).id, (await houses.recordIn(hidden)).id];
	const few = hear(actor('manager', [own]));
	const other = actor('administrator');
	const all = hear(other);
	await until(() => [all, few].every(({ text }) => text().includes('event: ready')));
	const connection = /"connection":"([^"]+)"/.exec(all.text())?.[1] ?? '';
	const at = (row: Id) =>
		look(stock.world.db, { actor: other, session: null }, connection, {
			...{ entity: 'stockRecord', row, field: 'minimum' }
		});
	at(row);
	await until(() => few.text().includes('event: people'));
	expect(few.text()).toContain('"place":{"entity":"stockRecord","row":null,"field":null}');
	const late = hear(actor('manager', [own]));
	await until(() => late.text().includes('event: people'));
	at(mine);
	await until(() => [few, late].every(({ text }) => text().includes(mine)));
	for (const { text } of [few, late]) expect(text()).not.toContain(row);
	for (const { close } of [all, few, late]) await close();
});

test('a stream ends with the next pulse once other warehouses are hidden', async () => {
	expect(PULSE_MS).toBeLessThanOrEqual(20_000);
	const { own } = houses;
	const before = actor('manager');
	let still: Actor = before;
	const asker = { actor: before, session: null, still: async () => still };
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	const stream = listen(houses.stock.world.db, asker, null);
	const reader = stream?.getReader();
	await reader?.read();
	still = actor('manager', [own]);
	await vi.advanceTimersByTimeAsync(PULSE_MS);
	vi.useRealTimers();
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
});

test('what jobs found there is not told, and they do their work there whoever asks', async () => {
	const { own, hidden, stock } = houses;
	const { id } = await houses.recordIn(hidden);
	await change(id, 999_999);
	const { id: mine } = await houses.recordIn(own);
	await change(mine, 999_999);
	await stock.world.db.writer.execute(
		`update stockRecord set reorderQuantity = 10000 where id in ('${id}', '${mine}')`
	);
	const all = await runJob(stock.world, 'suggestReorders');
	const run = await houses.limited().jobs.run({ id: all.id });
	expect(all.result?.found).toBe(2);
	expect(run.result?.found).toBe(1);
	expect(JSON.stringify(run)).toMatch(/Own house|OPENSHELF/);
	expect(JSON.stringify(run)).not.toMatch(/Hidden house|SECRETSHELF/);
	const { runs } = await houses.limited().jobs.runs({ job: 'suggestReorders' });
	expect(runs[0]?.result?.findings).toHaveLength(1);
	const again = newId();
	await houses.limited().jobs.start.suggestReorders({ run: again });
	const { jobs } = stock.world.api();
	for (let state = 'running'; state === 'running';) ({ state } = await jobs.run({ id: again }));
	expect((await jobs.run({ id: again })).result?.counts).toMatchObject({ made: 0 });
});

test('a notice of a row there is neither told nor counted', async () => {
	const { own, hidden, stock } = houses;
	const user = actor('administrator').userId;
	const [mine, other] = [await houses.recordIn(own), await houses.recordIn(hidden)];
	const told = [mine, other].map(({ id: row }) => ({
		...{ id: newId(), user, at: new Date().toISOString(), code: 'low-stock' as const },
		...{ params: { record: row, available: 1, minimum: 2 }, entity: 'stockRecord', row }
	}));
	const asker = { db: stock.world.db, actor: actor() };
	await write(asker, (tx) => addNotices(tx, told));
	const { notices, unread } = await houses.limited().notices.list();
	expect([notices.map(({ row }) => row), unread]).toEqual([[mine.id], 1]);
	expect((await stock.world.api().notices.list()).unread).toBe(2);
});

test('history outlives rows, and so does what is hidden of it', async () => {
	const { own, hidden, stock, limited } = houses;
	const [mine, other] = [
		await stock.addPaper('takeOut', { warehouse: own }, { article: houses.article, quantity: 1 }),
		await stock.addPaper('takeOut', { warehouse: hidden }, { article: houses.article, quantity: 3 })
	];
	const operations = [newId(), newId()];
	for (const [at, { id, version }] of [mine, other].entries()) {
		const rows = [{ id, version }];
		const operation = operations[at] ?? '';
		await stock.world.api().entities['takeOut' as 'bin'].remove({ operation, rows });
	}
	const [seen, unseen] = await Promise.all(
		operations.map((operation) => limited().history.operation({ operation }))
	);
	expect(seen?.entries.map(({ kind }) => kind)).toEqual(['delete', 'delete']);
	expect(unseen?.entries).toEqual([]);
	const rows = await stock.world.db.all(
		sql`select 1 from change where kind = 'delete' and entity in ('takeOut', 'takeOutLine')`
	);
	expect(rows).toHaveLength(4);
	const undo = (undoes = '') => limited().history.undo({ operation: newId(), undoes });
	expect(await undo(operations[1])).toMatchObject({ undone: 0, skipped: [] });
	expect(await undo(operations[0])).toMatchObject({ undone: 2, skipped: [] });
	expect(await stock.row('takeOut', mine.id)).toMatchObject({ warehouse: own });
});
