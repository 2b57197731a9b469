import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportPlan } from '#lib/domain/imports/import.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../../support/make.ts';
import { makeWorld, type World } from '../../support/world.ts';
import { checked, send, settled } from './support.ts';

/** More than are checked, or written, at once. */
const MANY = 1100;

let world: World;
let unit: string;
beforeEach(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	unit = (await world.api().entities.unit.lookup({ search: 'PCS' })).options[0]?.id ?? '';
});
afterEach(() => world.close());

/** Articles whose barcode is B and their number is N, each with its place behind it. */
async function articles(places: readonly number[]): Promise<void> {
	const changes = places.map((n) => ({
		id: newId(),
		version: 0,
		patch: { number: `N${n}`, barcode: `B${n}`, name: `Article ${n}`, unit }
	}));
	await world.api().entities.article.save({ operation: newId(), changes });
}

const upTo = (many: number) => Array.from({ length: many }, (_, n) => n);

/** The place behind the number of each barcode. */
async function stand(): Promise<ReadonlyMap<number, number>> {
	const rows = await world.db.all<{ barcode: string; number: string }>(
		sql`select barcode, number from article`
	);
	return new Map(rows.map((row) => [Number(row.barcode.slice(1)), Number(row.number.slice(1))]));
}

/** A file that gives the article with one barcode the number of another. */
async function start(lines: readonly (readonly [barcode: number, number: number])[]) {
	const text = lines.map(([barcode, number]) => `B${barcode},N${number}`).join('\n');
	const { id, plan } = await send(world, 'article', `Barcode,Number\n${text}\n`);
	const keyed: ImportPlan = { ...plan, mode: 'update', key: ['barcode'] };
	return { id, progress: await checked(world, id, keyed) };
}

async function write(id: string) {
	const operation = newId();
	await world.api().imports.commit({ id, operation });
	return { operation, progress: await settled(world, id) };
}

const undo = (undoes: string) => world.api().history.undo({ operation: newId(), undoes });
const faulty = async (id: string) => {
	const page = { id, only: 'errors', offset: 0, limit: 500 } as const;
	const { lines, total } = await world.api().imports.lines(page);
	const told = lines.map(({ line, cells, problems }) => [
		line,
		[...problems, ...cells.flatMap((cell) => cell.problems)].map(({ code }) => code)
	]);
	return { total, told: Object.fromEntries(told) as Record<number, string[]> };
};

describe('an import', () => {
	test.each([
		['down', upTo(MANY)],
		['up', upTo(MANY).toReversed()]
	])(
		'shifts a column of numbers that is longer than what is done at once: %s',
		async (_, order) => {
			await articles(upTo(MANY));
			const { id, progress } = await start(order.map((n) => [n, (n + 1) % MANY]));
			expect(progress.counts).toMatchObject({ updated: MANY, faulty: 0 });
			const { operation, progress: written } = await write(id);
			expect(written).toMatchObject({ phase: 'written', problems: [] });
			expect(await stand()).toEqual(new Map(upTo(MANY).map((n) => [n, (n + 1) % MANY])));
			expect(await undo(operation)).toMatchObject({ undone: MANY, skipped: [] });
			expect(await stand()).toEqual(new Map(upTo(MANY).map((n) => [n, n])));
		}
	);

	test('exchanges numbers in any order, beside lines that move nothing', async () => {
		await articles(upTo(MANY));
		const shuffled = fc.shuffledSubarray(upTo(MANY), { minLength: MANY });
		const [targets = [], places = []] = fc.sample(shuffled, 2);
		const { id, progress } = await start(places.map((n) => [n, targets[n] ?? 0]));
		expect(progress.counts.faulty).toBe(0);
		const { operation } = await write(id);
		expect(await stand()).toEqual(new Map(upTo(MANY).map((n) => [n, targets[n] ?? 0])));
		expect(await undo(operation)).toMatchObject({ skipped: [] });
		expect(await stand()).toEqual(new Map(upTo(MANY).map((n) => [n, n])));
	});

	test('lets a new row have what another line gives up', async () => {
		await articles(upTo(2));
		const { id, plan } = await send(
			world,
			'article',
			'Barcode,Number,Name,Unit\nB9,N0,New,PCS\nB0,N1,Old,PCS\nB1,N2,Older,PCS\n'
		);
		const { counts } = await checked(world, id, { ...plan, mode: 'upsert', key: ['barcode'] });
		expect(counts).toMatchObject({ inserted: 1, updated: 2, faulty: 0 });
		const { operation } = await write(id);
		expect([...(await stand())].toSorted()).toEqual([
			[0, 1],
			[1, 2],
			[9, 0]
		]);
		expect(await undo(operation)).toMatchObject({ undone: 3, skipped: [] });
	});

	test('names the whole chain that ends at a row which stays, until that end is right', async () => {
		await articles(upTo(MANY + 1));
		const { id, progress } = await start(upTo(MANY).map((n) => [n, n + 1]));
		expect(progress.counts).toMatchObject({ updated: 0, faulty: MANY });
		expect((await faulty(id)).told[2]).toEqual(['value.taken']);
		const last = MANY + 1;
		const { imports } = world.api();
		const { progress: now } = await imports.correct({
			id,
			line: last,
			texts: [`B${MANY - 1}`, 'N9999']
		});
		expect(now.counts).toMatchObject({ updated: MANY, faulty: 0 });
		const { lines } = await imports.lines({ id, only: 'all', offset: 0, limit: 1 });
		expect(lines).toMatchObject([{ outcome: 'update', problems: [] }]);
		expect((await write(id)).progress).toMatchObject({ phase: 'written' });
		expect((await stand()).get(0)).toBe(1);
	});

	test('takes a line that is left out, or wrong, for one that moves nothing', async () => {
		await articles(upTo(4));
		const { id, progress } = await start([
			[0, 1],
			[1, 2],
			[2, 3],
			[3, 4]
		]);
		expect(progress.counts).toMatchObject({ updated: 4, faulty: 0 });
		const { imports } = world.api();
		const skipped = await imports.skip({ id, lines: [4], skip: true });
		expect(skipped.lines.map(({ line }) => line)).toEqual([2, 3, 4]);
		expect(skipped.progress.counts).toMatchObject({ updated: 1, faulty: 2, skipped: 1 });
		expect((await faulty(id)).told).toEqual({ 2: ['value.taken'], 3: ['value.taken'] });
		const back = await imports.skip({ id, lines: [4], skip: false });
		expect(back.progress.counts).toMatchObject({ updated: 4, faulty: 0, skipped: 0 });

		const wrong = await imports.correct({ id, line: 5, texts: ['B3', ''] });
		expect(wrong.progress.counts).toMatchObject({ faulty: 3, unchanged: 1 });
		const twice = await imports.correct({ id, line: 5, texts: ['B3', 'N1'] });
		expect(twice.progress.counts).toMatchObject({ faulty: 4 });
		const all = await imports.skip({ id, lines: 'errors', skip: true });
		expect(all.progress.counts).toMatchObject({ faulty: 0, skipped: 4 });
		expect(await stand()).toEqual(new Map(upTo(4).map((n) => [n, n])));
	});

	test('refuses at once what nothing in the file can move', async () => {
		await articles(upTo(2));
		const { id, plan } = await send(world, 'article', 'Number,Name,Unit\nN0,New,PCS\n');
		const { counts } = await checked(world, id, { ...plan, mode: 'insert', key: [] });
		expect(counts).toMatchObject({ faulty: 1 });
		expect((await faulty(id)).told).toEqual({ 2: ['value.taken'] });
	});
});
