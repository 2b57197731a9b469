import { describe, expect, test } from 'vitest';
import type { RowPage } from '../../src/lib/client/entity-client.ts';
import type { Failure } from '../../src/lib/client/failure.ts';
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

test('a cell that could not be computed tells why, until its row is loaded anew', () => {
	const { source } = makeSource([], 1);
	const rows = [{ id: 'a', version: 1 }];
	const slow = { code: 'formula.too-slow', at: { row: 'a', field: 'score' } } as const;
	source.learn({ rows, refs: {}, problems: [slow] });
	expect(source.faultOf('a', 'score')).toEqual(slow);
	expect(source.faultOf('a', 'name')).toBeUndefined();
	source.learn({ rows, refs: {}, problems: [] });
	expect(source.faultOf('a', 'score')).toBeUndefined();
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
		return { rows, problems: [], refs: {}, total: page.total ? size : null, after, state: 's' };
	};
	const told = {
		total: (total: number) => totals.push(total),
		loaded() {},
		learned() {},
		failed() {}
	};
	return { source: new RowSource({}, list, told), totals };
}

describe('a block that failed', () => {
	function makeFailing() {
		const failing = new Set([200]);
		const failures: (string | null)[] = [];
		const list = async ({ offset }: Page): Promise<RowPage> => {
			await Promise.resolve();
			if (failing.has(offset)) throw new Error(`no block ${offset}`);
			const rows = [{ id: 'a', version: 1 }];
			return { rows, problems: [], refs: {}, total: 500, after: null, state: 's' };
		};
		const failed = (failure: Failure | null) =>
			failures.push(failure && 'message' in failure ? failure.message : null);
		return {
			source: new RowSource({}, list, { total() {}, loaded() {}, learned() {}, failed }),
			failing,
			failures
		};
	}

	test('is told until it has come, whatever other blocks come meanwhile', async () => {
		const { source, failing, failures } = makeFailing();
		failing.add(400);
		expect(await block(source, 200)).toBe('failed');
		expect(await block(source, 400)).toBe('failed');
		await block(source, 0);
		expect(failures.at(-1)).toBe('Error: no block 400');
		failing.clear();
		await block(source, 400);
		expect(failures.at(-1)).toBe('Error: no block 200');
		await block(source, 200);
		expect(failures.at(-1)).toBeNull();
	});

	test.each(['ask', 'forget'] as const)(
		'is told no more once all is asked anew: %s',
		async (how) => {
			const { source, failures } = makeFailing();
			source[how]({});
			expect(failures).toEqual([]);
			await block(source, 200);
			source[how]({});
			expect(failures).toEqual(['Error: no block 200', null]);
		}
	);
});

const block = (source: RowSource, startRow: number) =>
	new Promise<{ count: number; last: number | undefined } | 'failed'>((resolve) =>
		source.getRows({
			startRow,
			endRow: startRow + 200,
			successCallback: (rows, last) => resolve({ count: rows.length, last }),
			failCallback: () => resolve('failed')
		})
	);
