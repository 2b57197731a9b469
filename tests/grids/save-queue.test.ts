import { TRPCClientError } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Rows, Save } from '../../src/lib/client/entity-client.ts';
import type { Problem } from '../../src/lib/domain/model/problem.ts';
import type { AnyRow } from '../../src/lib/domain/model/row.ts';
import { SaveQueue } from '../../src/lib/grids/save-queue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = (field: string, old: string | number | null, version = 1) => ({
	row: 'r1',
	version,
	field,
	old
});

describe('one row', () => {
	test('fast typing goes out one save at a time, each with the version that came back', async () => {
		const { queue, sent, settle } = makeQueue({ id: 'r1', version: 1, name: 'Chai', price: 18 });
		queue.put(at('name', 'Chai'), 'Chai 2');
		queue.put(at('price', 18), 19);
		queue.put(at('name', 'Chai'), 'Chai 3');
		expect(sent.map(({ changes }) => changes)).toEqual([
			[{ id: 'r1', version: 1, patch: { name: 'Chai 2' }, old: { name: 'Chai' } }]
		]);
		await settle();
		expect(sent[1]?.changes).toEqual([
			{
				id: 'r1',
				version: 2,
				patch: { price: 19, name: 'Chai 3' },
				old: { price: 18, name: 'Chai 2' }
			}
		]);
		await settle();
		expect(queue.all()).toEqual([]);
		expect(new Set(sent.map(({ operation }) => operation)).size).toBe(2);
	});

	test('typing back what was there takes the edit back', async () => {
		const { queue, sent } = makeQueue({ id: 'r1', version: 1, price: 18 });
		queue.refuse(at('price', 18), 'abc', [{ code: 'number.expected' }]);
		queue.put(at('price', 18), 18);
		expect([queue.all(), sent]).toEqual([[], []]);
	});

	test('a refused value stays with its reason, its neighbour is saved', async () => {
		const { queue, sent, settle, answer } = makeQueue({
			id: 'r1',
			version: 1,
			price: 18,
			name: 'a'
		});
		answer.refuse = [
			{ code: 'number.too-small', params: { min: 0 }, at: { row: 'r1', field: 'price' } }
		];
		queue.put(at('name', 'a'), 'b');
		queue.put(at('price', 18), -1);
		queue.put(at('name', 'a'), 'c');
		await settle();
		expect(queue.all()).toMatchObject([
			{
				field: 'price',
				value: -1,
				old: 18,
				state: 'refused',
				problems: [{ code: 'number.too-small' }]
			}
		]);
		expect(sent.at(-1)?.changes).toMatchObject([{ patch: { name: 'c' } }]);
	});

	test('warnings ask, and a yes sends the same with the codes confirmed', async () => {
		const { queue, sent, settle, answer } = makeQueue({ id: 'r1', version: 1, price: 18 });
		answer.refuse = [
			{ code: 'value.taken', severity: 'warning', at: { row: 'r1', field: 'price' } }
		];
		queue.put(at('price', 18), 3);
		await settle();
		const [edit] = queue.all();
		expect(edit).toMatchObject({ state: 'confirm', value: 3 });
		answer.refuse = [];
		if (edit) queue.confirm(edit);
		await settle();
		expect(sent.at(-1)).toMatchObject({ confirmed: ['value.taken'] });
		expect(queue.all()).toEqual([]);
	});

	test('the same cell changed by somebody else is a conflict that shows theirs', async () => {
		const { queue, sent, settle, answer, stored } = makeQueue({ id: 'r1', version: 1, price: 18 });
		Object.assign(stored, { version: 4, price: 21 });
		answer.refuse = [{ code: 'row.changed', at: { row: 'r1', field: 'price' } }];
		queue.put(at('price', 18), 19);
		await settle();
		const [edit] = queue.all();
		expect(edit).toMatchObject({ state: 'conflict', value: 19, theirs: 21, version: 4 });
		answer.refuse = [];
		if (edit) queue.keepMine(edit);
		await settle();
		expect(sent.at(-1)?.changes).toMatchObject([{ version: 4, old: { price: 21 } }]);
		expect(stored.price).toBe(19);
	});

	test('a lost connection keeps the edit and sends the same operation again', async () => {
		const { queue, sent, answer } = makeQueue({ id: 'r1', version: 1, price: 18 });
		answer.offline = true;
		queue.put(at('price', 18), 19);
		await vi.advanceTimersByTimeAsync(10);
		expect(queue.all()).toMatchObject([{ value: 19, state: 'unsaved' }]);
		answer.offline = false;
		await vi.advanceTimersByTimeAsync(3000);
		expect(queue.all()).toEqual([]);
		expect(sent.map(({ operation }) => operation)).toHaveLength(2);
		expect(sent[0]).toEqual(sent[1]);
	});

	test('a server that cannot write for now keeps the edit with its reason, and gets it again', async () => {
		const { queue, sent, answer } = makeQueue({ id: 'r1', version: 1, price: 18 });
		answer.refuse = [{ code: 'storage.full' }];
		answer.all = true;
		answer.status = 503;
		queue.put(at('price', 18), 19);
		await vi.advanceTimersByTimeAsync(10);
		expect(queue.all()).toMatchObject([
			{ value: 19, state: 'unsaved', problems: [{ code: 'storage.full' }] }
		]);
		answer.refuse = [];
		await vi.advanceTimersByTimeAsync(3000);
		expect(queue.all()).toEqual([]);
		expect(sent[0]).toEqual(sent[1]);
	});

	test('who was signed out is told so, and it goes out as soon as he is back', async () => {
		const { queue, sent, settle, answer, stored } = makeQueue({ id: 'r1', version: 1, price: 18 });
		answer.signedOut = true;
		queue.put(at('price', 18), 19);
		await settle();
		expect(queue.all()).toMatchObject([
			{ value: 19, state: 'unsaved', problems: [{ code: 'failure.signed-out' }] }
		]);
		answer.signedOut = false;
		queue.again();
		await settle();
		expect([queue.all(), stored.price, sent.length]).toEqual([[], 19, 2]);
		expect(sent[0]).toEqual(sent[1]);
	});
});

test('a new row waits until it is complete, goes out whole, and shows problems in cells nobody typed', async () => {
	const { queue, sent, settle, answer, start } = makeQueue({ id: 'r1', version: 0 });
	queue.put(at('name', null, 0), 'Chai');
	expect(sent).toEqual([]);
	start.values = { active: true };
	answer.refuse = [{ code: 'cell.required', at: { row: 'r1', field: 'unit' } }];
	queue.flush('r1');
	await settle();
	expect(queue.all()).toMatchObject([
		{ field: 'name', state: 'queued', value: 'Chai' },
		{ field: 'unit', state: 'refused' }
	]);
	answer.refuse = [];
	queue.put(at('unit', null, 0), 'pcs');
	await settle();
	expect(sent.at(-1)?.changes).toEqual([
		{ id: 'r1', version: 0, patch: { active: true, name: 'Chai', unit: 'pcs' } }
	]);
	expect(queue.all()).toEqual([]);
});

test('a new row waits for what is being looked up, and then goes out with it', async () => {
	const { queue, sent, settle, start } = makeQueue({ id: 'r1', version: 0 });
	start.values = { active: true };
	queue.expect(at('unit', null, 0), 'pcs');
	queue.flush('r1');
	expect(sent).toEqual([]);
	queue.put(at('unit', null, 0), 'u1');
	await settle();
	expect(sent.map(({ changes }) => changes[0]?.patch)).toEqual([{ active: true, unit: 'u1' }]);
	expect(queue.all()).toEqual([]);
});

test('a new row that is refused while its next cell is typed goes out again with that', async () => {
	const { queue, sent, settle, answer, start } = makeQueue({ id: 'r1', version: 0 });
	start.values = { active: true };
	answer.refuse = [{ code: 'cell.required', at: { row: 'r1', field: 'unit' } }];
	queue.put(at('name', null, 0), 'Chai');
	queue.put(at('unit', null, 0), 'u1');
	setTimeout(() => (answer.refuse = []), 2);
	await settle();
	expect(sent.at(-1)?.changes[0]?.patch).toEqual({ active: true, name: 'Chai', unit: 'u1' });
	expect(queue.all()).toEqual([]);
});

function makeQueue(row: AnyRow) {
	const stored: AnyRow = { ...row };
	const sent: Save[] = [];
	const answer = {
		refuse: [] as Problem[],
		status: 422,
		offline: false,
		signedOut: false,
		all: row.version === 0
	};
	const start: { values: Record<string, boolean> | undefined } = { values: undefined };
	const save = async (input: Save): Promise<Rows> => {
		sent.push(structuredClone(input));
		await new Promise((resolve) => setTimeout(resolve, 1));
		if (answer.offline) throw new TRPCClientError('Failed to fetch');
		if (answer.signedOut) throw failure(401, []);
		const patch = input.changes[0]?.patch ?? {};
		const standing = answer.refuse.filter(({ at }) => answer.all || (at?.field ?? '') in patch);
		if (standing.length > 0) throw failure(answer.status, standing);
		const version = stored.version + 1;
		Object.assign(stored, input.changes[0]?.patch, { version });
		return { rows: [{ ...stored }], problems: [], refs: {} };
	};
	const queue = new SaveQueue({
		sending: () => undefined,
		save,
		reload: async () => ({ ...stored }),
		starting: () => start.values,
		saved() {},
		changed() {}
	});
	const settle = () => vi.advanceTimersByTimeAsync(40);
	return { queue, sent, settle, answer, stored, start };
}

const failure = (httpStatus: number, problems: Problem[]) =>
	TRPCClientError.from({
		error: { code: -32000, message: 'refused', data: { httpStatus, problems } }
	} as never);
