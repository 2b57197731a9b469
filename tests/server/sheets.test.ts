import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sheetLimits } from '#lib/domain/sheets/sheet.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { makeWorld, TODAY, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

function as(userId: string, ...grants: string[]) {
	const actor = {
		userId,
		name: `Ms ${userId}`,
		grants: new Set(grants),
		warehouses: 'all' as const
	};
	return callerOf({ db: world.db, actor, today: TODAY, token: false }).sheets;
}
const ana = () => as('ana', 'views.share');
const bob = () => as('bob');

async function made(over: object = {}) {
	const sheet = { id: newId(), version: 0, name: 'Sums', cells: { A1: 1, B2: '=A1+1' }, ...over };
	await ana().save(sheet);
	return sheet;
}
const names = async (who: ReturnType<typeof as>) =>
	(await who.list()).sheets.map(({ name, mine }) => `${name} ${mine}`);

describe('a sheet', () => {
	test('is kept cell by cell, and tells when and by whom it was changed', async () => {
		const { id } = await made();
		const saved = await ana().save({ id, version: 1, cells: { A1: null, C3: 'text', D4: true } });
		const read = await ana().read({ id });
		expect(read).toEqual({
			id,
			version: 2,
			name: 'Sums',
			shared: false,
			mine: true,
			owner: 'Ms ana',
			at: saved.at,
			cells: { B2: '=A1+1', C3: 'text', D4: true }
		});
		await ana().save({ id, version: 2, name: 'Other sums' });
		expect((await ana().read({ id })).name).toBe('Other sums');
	});

	test('is one’s own until it is shared, and changed by its owner alone', async () => {
		const { id } = await made({ name: 'Mine' });
		expect(await names(bob())).not.toContain('Mine false');
		expect(await codesOf(bob().read({ id }))).toEqual(['row.gone']);
		expect(await codesOf(bob().save({ id, version: 1, name: 'His' }))).toEqual(['row.gone']);
		await ana().save({ id, version: 1, shared: true });
		expect(await names(bob())).toContain('Mine false');
		expect((await bob().read({ id })).mine).toBe(false);
		expect(await codesOf(bob().save({ id, version: 2, name: 'His' }))).toEqual(['field.forbidden']);
		expect(await codesOf(bob().remove({ id }))).toEqual(['row.gone']);
		expect((await ana().read({ id })).name).toBe('Mine');
		await ana().save({ id, version: 2, shared: false });
		expect(await codesOf(bob().read({ id }))).toEqual(['row.gone']);
	});

	test('is shared only with the right to', async () => {
		const sheet = { id: newId(), version: 0, name: 'For all', shared: true };
		expect(await codesOf(bob().save(sheet))).toEqual(['field.forbidden']);
		await bob().save({ ...sheet, shared: false });
		expect(await codesOf(bob().save({ id: sheet.id, version: 1, shared: true }))).toEqual([
			'field.forbidden'
		]);
		expect(await names(ana())).not.toContain('For all false');
	});

	test('that somebody changed since is a conflict, and nothing is lost', async () => {
		const { id } = await made();
		await ana().save({ id, version: 1, cells: { A1: 2 } });
		const stale = ana().save({ id, version: 1, cells: { A2: 'mine' } });
		await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
		expect(await codesOf(ana().save({ id, version: 1, cells: { A1: 3 } }))).toEqual([
			'row.changed'
		]);
		expect((await ana().read({ id })).cells).toEqual({ A1: 2, B2: '=A1+1' });
	});

	test('that is sent again is kept once', async () => {
		const sheet = await made();
		const change = { id: sheet.id, version: 1, cells: { A1: 7 } };
		const [first, again] = [await ana().save(change), await ana().save(change)];
		expect(again).toEqual(first);
		expect((await ana().read({ id: sheet.id })).version).toBe(2);
		expect(await codesOf(ana().save({ ...sheet, cells: { A1: 9 } }))).toEqual(['row.exists']);
	});

	test('is deleted for all who saw it, and comes back as it was', async () => {
		const { id } = await made({ name: 'Going', shared: true });
		await ana().remove({ id });
		await ana().remove({ id });
		expect(await names(ana())).not.toContain('Going true');
		expect(await codesOf(bob().read({ id }))).toEqual(['row.gone']);
		expect(await codesOf(ana().save({ id, version: 1, cells: { A1: 3 } }))).toEqual(['row.gone']);
		expect(await codesOf(bob().restore({ id }))).toEqual(['row.gone']);
		await ana().restore({ id });
		expect((await bob().read({ id })).cells).toEqual({ A1: 1, B2: '=A1+1' });
	});

	test('is forgotten a month after it was deleted', async () => {
		const { id } = await made();
		await ana().remove({ id });
		const long = new Date(Date.now() - 31 * 86_400_000).toISOString();
		await world.db.writer.execute({
			sql: 'update scratchSheet set removed = ? where id = ?',
			args: [long, id]
		});
		await ana().remove({ id: (await made()).id });
		expect(await codesOf(ana().restore({ id }))).toEqual(['row.gone']);
	});
});

describe('a sheet is refused', () => {
	const refused = async (cells: object) =>
		codesOf(ana().save({ id: newId(), version: 0, name: 'Large', cells: cells as never }));
	const cells = (count: number, content: string) =>
		Object.fromEntries(
			Array.from({ length: count }, (_, at) => [`${'ABC'[at % 3]}${(at % 9000) + 1}`, content])
		);

	test('with cells that there are not', async () => {
		expect(await refused({ A10001: 1, AAA1: 2, a1: 3, A0: 4 })).toEqual(
			Array.from({ length: 4 }, () => 'sheet.outside')
		);
		const { id } = await made({ cells: { A10000: 1, ZZ1: 2 } });
		expect((await ana().read({ id })).cells).toEqual({ A10000: 1, ZZ1: 2 });
	});

	test('with too many cells, too long ones, and too much in all', async () => {
		const many = Object.fromEntries(
			Array.from({ length: sheetLimits.cells + 1 }, (_, at) => [
				`${at % 2 ? 'A' : 'B'}${(at >> 1) + 1}`,
				1
			])
		);
		expect(await refused(many)).toEqual(['sheet.too-many-cells']);
		expect(await refused({ A1: 'x'.repeat(sheetLimits.text + 1) })).toEqual(['text.too-long']);
		expect(await refused(cells(410, 'x'.repeat(10_000)))).toEqual(['sheet.too-large']);
	});

	test('where somebody has too many', async () => {
		const carl = as('carl');
		for (let at = 0; at < sheetLimits.own; at++) {
			await carl.save({ id: newId(), version: 0, name: `Sheet ${at}` });
		}
		const more = carl.save({ id: newId(), version: 0, name: 'One more' });
		expect(await codesOf(more)).toEqual(['sheet.too-many']);
		const [{ sheets = 0 } = {}] = await world.db.all<{ sheets: number }>(
			sql`select count(*) as sheets from scratchSheet where user = 'carl'`
		);
		expect(Number(sheets)).toBe(sheetLimits.own);
	});
});
