import { describe, expect, test } from 'vitest';
import { date, quantity, ref } from '#lib/domain/model/field.ts';
import {
	defineDocument,
	headOf,
	linesOf,
	transition,
	type Doc
} from '#lib/domain/model/document.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { brand } from '#lib/domain/model/amount.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';

const header = { customer: ref('partner', { required: true }), shipOn: date() };
const lines = {
	article: ref('article', { required: true }),
	quantity: quantity({ required: true, min: 0 })
};
type State = 'draft' | 'picking' | 'shipped' | 'cancelled';
type Note = Doc<typeof header, typeof lines, State>;

/** A delivery note small enough to be read at a glance (F45). */
const note = defineDocument({
	name: 'deliveryNote',
	area: 'stock',
	header,
	lines,
	states: ['draft', 'picking', 'shipped', 'cancelled'],
	editable: ['draft'],
	actions: {
		pick: { from: ['draft'], to: 'picking', check: hasLines },
		ship: { from: ['picking'], to: 'shipped', check: (doc) => [...hasLines(doc), ...isDated(doc)] },
		cancel: { from: ['draft', 'picking'], to: 'cancelled' },
		reopen: { from: ['cancelled'], to: 'draft' }
	}
});

function hasLines({ lines }: Pick<Note, 'lines'>): Problem[] {
	return lines.length > 0 ? [] : [{ code: 'document.no-lines' }];
}

function isDated({ id, header }: Pick<Note, 'id' | 'header'>): Problem[] {
	if (header.shipOn !== null) return [];
	return [{ code: 'cell.required', at: { row: id, field: 'shipOn' }, severity: 'warning' }];
}

const line = { id: 'l', article: 'a', quantity: brand<'quantity'>(20_000) };
const doc = (state: State, over: Partial<Note> = {}): Note => ({
	id: 'd',
	version: 1,
	state,
	header: { customer: 'c', shipOn: '2026-03-02' },
	lines: [line],
	...over
});

describe('an action', () => {
	const allowed: Readonly<Record<string, State>> = {
		'draft pick': 'picking',
		'draft cancel': 'cancelled',
		'picking ship': 'shipped',
		'picking cancel': 'cancelled',
		'cancelled reopen': 'draft'
	};
	const actions = ['pick', 'ship', 'cancel', 'reopen'] as const;
	const cases = note.states.flatMap((state) => actions.map((action) => [state, action] as const));

	test.each(cases)('from %s by %s leads where it should, or is refused', (state, action) => {
		const to = allowed[`${state} ${action}`];
		expect(transition(note, doc(state), action)).toEqual(
			to
				? { ok: true, value: { state: to, warnings: [] } }
				: { ok: false, problems: [{ code: 'document.wrong-state', params: { action, state } }] }
		);
	});

	test('is refused with its reasons and changes nothing', () => {
		const empty = Object.freeze(doc('draft', { lines: [] }));
		expect(transition(note, empty, 'pick')).toEqual({
			ok: false,
			problems: [{ code: 'document.no-lines' }]
		});
	});

	test('tells every reason at once, warnings too', () => {
		const bare = doc('picking', { lines: [], header: { customer: 'c', shipOn: null } });
		expect(transition(note, bare, 'ship')).toMatchObject({
			ok: false,
			problems: [{ code: 'document.no-lines' }, { code: 'cell.required', severity: 'warning' }]
		});
	});

	test('passes its warnings on to be confirmed', () => {
		const undated = doc('picking', { header: { customer: 'c', shipOn: null } });
		expect(transition(note, undated, 'ship')).toMatchObject({
			ok: true,
			value: { state: 'shipped', warnings: [{ code: 'cell.required' }] }
		});
	});
});

test('a document is stored as a head with number and state, and lines that belong to it', () => {
	const head = headOf(note);
	expect(head.fields.state).toMatchObject({ choices: note.states, required: true, readonly: true });
	expect(storedEntries(head.fields).map(([field]) => field)).toEqual([
		'number',
		'state',
		'customer',
		'shipOn'
	]);
	const belonging = linesOf(note);
	expect(belonging.name).toBe('deliveryNoteLine');
	expect(belonging.owner).toBe('document');
	expect(belonging.fields.document).toMatchObject({ to: 'deliveryNote', required: true });
	expect(storedEntries(belonging.fields).map(([field]) => field)).toEqual([
		'document',
		'position',
		'article',
		'quantity'
	]);
});
