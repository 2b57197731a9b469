import { expect, test } from 'vitest';
import type { RowPage } from '../../src/lib/client/entity-client.ts';
import type { Page } from '../../src/lib/domain/model/query.ts';
import { Cursors } from '../../src/lib/grids/cursors.ts';
import { RowSource } from '../../src/lib/grids/row-source.ts';

test('a cursor holds as long as the table stands still', () => {
	const cursors = new Cursors();
	cursors.remember('a', 200, 'k200');
	cursors.remember('a', 400, 'k400');
	expect([cursors.before(200), cursors.before(400), cursors.before(600)]).toEqual([
		'k200',
		'k400',
		undefined
	]);
	cursors.remember('b', 600, 'k600');
	expect([cursors.before(200), cursors.before(600)]).toEqual([undefined, 'k600']);
});

test('blocks follow each other by cursor and ask for the total once', async () => {
	const asked: Page[] = [];
	const { source, totals } = makeSource(asked, 500);
	expect(await block(source, 0)).toEqual({ count: 200, last: 500 });
	expect(await block(source, 200)).toEqual({ count: 200, last: 500 });
	expect(await block(source, 400)).toEqual({ count: 100, last: 500 });
	expect(asked.map(({ after, total }) => [after, total])).toEqual([
		[undefined, true],
		['k200', undefined],
		['k400', undefined]
	]);
	expect(totals.at(-1)).toBe(500);
	source.ask({ search: 'x' });
	await block(source, 400);
	expect(asked.at(-1)).toMatchObject({ search: 'x', offset: 400, total: true });
	expect(asked.at(-1)?.after).toBeUndefined();
});

test('an answer to the question before is dropped', async () => {
	const { source, totals } = makeSource([], 500);
	const late = block(source, 0);
	source.ask({ search: 'x' });
	expect(await late).toBe('failed');
	expect(totals).toEqual([]);
});

function makeSource(asked: Page[], size: number) {
	const totals: number[] = [];
	const list = async (page: Page): Promise<RowPage> => {
		asked.push(page);
		await Promise.resolve();
		const count = Math.min(page.limit, size - page.offset);
		const rows = Array.from({ length: count }, (_, at) => ({
			id: String(page.offset + at),
			version: 1
		}));
		const after = `k${page.offset + count}`;
		return { rows, refs: {}, total: page.total ? size : null, after, state: 's' };
	};
	const told = { total: (total: number) => totals.push(total), loaded() {}, failed() {} };
	return { source: new RowSource({}, list, told), totals };
}

const block = (source: RowSource, startRow: number) =>
	new Promise<{ count: number; last: number | undefined } | 'failed'>((resolve) =>
		source.getRows({
			startRow,
			endRow: startRow + 200,
			successCallback: (rows, last) => resolve({ count: rows.length, last }),
			failCallback: () => resolve('failed')
		})
	);
