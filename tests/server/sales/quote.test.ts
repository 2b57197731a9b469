import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Cells, type Options, type Paper } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let sales: Sales;
let article: string;
let head: { readonly customer: string; readonly warehouse: string };
let country: unknown;
beforeAll(async () => {
	sales = await makeSales();
	const lying = await sales.lying(100);
	article = lying.article;
	head = { customer: await sales.addCustomer(), warehouse: lying.warehouse };
	country = (await rowsOf(sales.world, 'country'))[0]?.id;
});
afterAll(() => sales.world.close());

const onlyOrder = async (quote: Paper) => {
	const orders = await sales.ordersOf(quote);
	expect(orders).toHaveLength(1);
	return known(orders[0], 'order');
};
const seen = ({ id, version }: Paper) => ({ id, version });
const order = async (papers: readonly Paper[], more: object = {}, who?: Options['who']) => {
	const rows = papers.map(seen);
	return (await sales.world.api(who).sales.order({ operation: newId(), rows, ...more })).rows;
};

describe('a quote says what an order says', () => {
	test('it begins with what its customer says, and its lines with his prices (F33, F28)', async () => {
		const priceGroup = await sales.addRow('priceGroup', { name: 'VIP' });
		await sales.addRow('groupPrice', { priceGroup, article, price: 9.5 });
		const [currency] = (await rowsOf(sales.world, 'currency')).filter(({ code }) => code === 'USD');
		const [paymentTerm] = await rowsOf(sales.world, 'paymentTerm');
		const customer = await sales.addCustomer({ paymentTerm: paymentTerm?.id });
		const address = await sales.addRow('address', {
			...{ partner: customer, country, city: 'Ulm' },
			...{ deliveryDefault: true, invoiceDefault: true }
		});
		const contact = await sales.addRow('contact', {
			partner: customer,
			name: 'Anna',
			preferred: true
		});
		const quote = await sales.addPaper('quote', { ...head, customer }, { article, quantity: 2 });
		expect(await sales.row('quote', quote.id)).toMatchObject({
			...{ state: 'draft', number: null, validUntil: null, contact, paymentTerm: paymentTerm?.id },
			...{ deliveryAddress: address, invoiceAddress: address }
		});
		await sales.save('partner', customer, 1, { priceGroup });
		const [line = ''] = quote.lines;
		expect(await sales.row('quoteLine', line)).toMatchObject({
			unitPrice: 10,
			priceOrigin: 'base'
		});
		const more = await sales.save('quoteLine', line, 1, { quantity: 4 });
		expect(more).toMatchObject({ unitPrice: 9.5, priceOrigin: 'group', net: 38 });
		const inDollars = await sales.addRow('quote', { ...head, currency: currency?.id });
		const priced = await sales.addRow('quoteLine', { document: inDollars, article, quantity: 1 });
		expect(await sales.row('quoteLine', priced)).toMatchObject({ unitPrice: null });
	});

	test('discounts of a line and of the whole (F36)', async () => {
		const line = { article, quantity: 1, unitPrice: 200, discount: 10 };
		const { id } = await sales.addPaper('quote', { ...head, discount: 5 }, line);
		expect(await sales.row('quote', id)).toMatchObject({ net: 171 });
		const api = entityApi(sales.world, 'quote');
		const filter = { field: 'net', is: 'equals', value: 171 } as const;
		const sort = [{ field: 'net', descending: true }] as const;
		const { rows } = await api.list({ offset: 0, limit: 10, filter, sort: [...sort] });
		expect(rows.map((row) => row.id)).toEqual([id]);
	});

	test('what cannot be sent is told at its cell', async () => {
		const unpriced = await sales.addArticle();
		const service = await sales.addArticle({ kind: 'service', salesPrice: 10 });
		const lines = [
			{ article: unpriced, quantity: 1 },
			{ article, quantity: 0 },
			{ article: service, quantity: 0 },
			{ article, quantity: 1, batch: 'B1' }
		];
		const quote = await sales.addPaper('quote', { ...head, validUntil: '2026-01-01' }, ...lines);
		const problems = await problemsOf(sales.perform('send', [quote]));
		expect(new Set(problems.map(({ code, at }) => `${code} ${at?.row} ${at?.field}`))).toEqual(
			new Set([
				`price.missing ${quote.lines[0]} unitPrice`,
				`quantity.nothing ${quote.lines[1]} quantity`,
				`quantity.nothing ${quote.lines[2]} quantity`,
				`batch.not-wanted ${quote.lines[3]} batch`,
				`date.past ${quote.id} validUntil`
			])
		);
		const empty = await sales.addPaper('quote', head);
		expect(await codesOf(sales.perform('send', [empty]))).toEqual(['document.no-lines']);
		const reversed = sales.addPaper('quote', {
			...head,
			on: '2026-03-02',
			validUntil: '2026-03-01'
		});
		expect(await codesOf(reversed)).toEqual(['period.reversed']);
		const supplier = await sales.addRow('partner', { number: 'S9', name: 'S', supplier: true });
		const toSupplier = sales.addPaper('quote', { ...head, customer: supplier });
		expect(await codesOf(toSupplier)).toEqual(['partner.no-customer']);
		const bought = await sales.addArticle({ sales: false });
		const line = sales.addRow('quoteLine', { document: empty.id, article: bought, quantity: 1 });
		expect(await codesOf(line)).toEqual(['article.not-sold']);
	});
});

describe('its states (F45, F46)', () => {
	const line = { quantity: 1, toReserve: 1 };
	const stored = async (paper: Paper, state: string) => {
		const now = await sales.now(paper);
		expect(await sales.stateOf(now)).toBe(state);
		return now;
	};

	test('each leads only where the model says, and there are no others', async () => {
		const lines = { article, ...line };
		const reached: Readonly<Record<string, readonly string[]>> = {
			draft: [],
			sent: ['send'],
			accepted: ['send', 'accept'],
			rejected: ['send', 'reject'],
			cancelled: ['send', 'cancel']
		};
		const possible: Readonly<Record<string, readonly string[]>> = {
			draft: ['send', 'cancel'],
			sent: ['accept', 'reject', 'revise', 'cancel']
		};
		for (const [state, way] of Object.entries(reached)) {
			for (const action of ['send', 'accept', 'reject', 'revise', 'cancel']) {
				let paper = await sales.addPaper('quote', head, lines);
				for (const step of way) {
					await sales.perform(step, [paper]);
					paper = await sales.now(paper);
				}
				const codes = await codesOf(
					sales.perform(action, [paper]).then(() => Promise.reject())
				).catch(() => []);
				const fits = possible[state]?.includes(action) === true;
				expect(codes, `${action} of ${state}`).toEqual(fits ? [] : ['document.wrong-state']);
			}
		}
		expect(sales.world.api().documents['quote']).not.toHaveProperty('expire');
	});

	test('sent, it is typed into no more; revised it is, keeps its number and stays', async () => {
		const quote = await sales.sent(head, { article, ...line });
		const { number, on } = await sales.row('quote', quote.id);
		expect(on).toBe(TODAY);
		const [first = ''] = quote.lines;
		const typed = sales.save('quoteLine', first, 1, { quantity: 2 });
		expect(await codesOf(typed)).toEqual(['document.locked']);
		const remove = (paper: Paper) =>
			entityApi(sales.world, 'quote').remove({ operation: newId(), rows: [seen(paper)] });
		expect(await codesOf(remove(quote))).toContain('document.locked');
		await sales.perform('revise', [quote]);
		const draft = await stored(quote, 'draft');
		expect(await codesOf(remove(draft))).toEqual(['document.numbered']);
		await sales.save('quoteLine', first, 1, { quantity: 2, toReserve: 2 });
		await sales.perform('send', [draft]);
		await stored(draft, 'sent');
		expect(await sales.row('quote', quote.id)).toMatchObject({ number, on });
		expect(await sales.row('quoteLine', first)).toMatchObject({ reserved: 2 });
		const never = await sales.addPaper('quote', head, { article, ...line });
		expect(await remove(never)).toMatchObject({ removed: [never.id] });
	});

	test('what an action did is not undone, and repeated it happens once', async () => {
		const quote = await sales.sent(head, { article, ...line });
		const operation = newId();
		await sales.perform('accept', [quote], { operation });
		await sales.perform('accept', [quote], { operation });
		await onlyOrder(quote);
		const undo = sales.world.api().history.undo({ operation: newId(), undoes: operation });
		expect(await codesOf(undo)).toEqual(['operation.by-action']);
		const { entries } = await sales.world.api().history.row({ entity: 'quote', row: quote.id });
		expect(entries[0]).toMatchObject({ operation, source: 'action', who: 'administrator' });
	});

	test('staff make and answer quotes, a clerk knows of none', async () => {
		const api = entityApi(sales.world, 'quote', 'staff');
		const id = newId();
		await api.save({ operation: newId(), changes: [{ id, version: 0, patch: head }] });
		const document = id;
		const lineId = await sales.addRow('quoteLine', { document, article, ...line });
		const paper = { type: 'quote', id, version: 1, lines: [lineId] };
		const forbidden = { code: 'FORBIDDEN' };
		for (const action of ['send', 'revise', 'send', 'accept']) {
			const now = await sales.now(paper);
			await expect(sales.perform(action, [now], { who: 'clerk' })).rejects.toMatchObject(forbidden);
			await sales.perform(action, [now], { who: 'staff' });
		}
		const now = await sales.now(paper);
		await expect(order([now], {}, 'clerk')).rejects.toMatchObject(forbidden);
		expect(await order([now], {}, 'staff')).toHaveLength(1);
		await expect(
			entityApi(sales.world, 'quote', 'clerk').list({ offset: 0, limit: 1 })
		).rejects.toMatchObject(forbidden);
	});
});

describe('accepted, it becomes an order (F37, F39)', () => {
	/** Everything that may be typed. */
	async function full() {
		const customer = await sales.addCustomer();
		const address = await sales.addRow('address', { partner: customer, country, city: 'Bonn' });
		const contact = await sales.addRow('contact', { partner: customer, name: 'Bert' });
		const employee = { name: `Seller ${newId()}`, sales: true };
		const processor = await sales.addRow('employee', employee);
		const [paymentTerm] = await rowsOf(sales.world, 'paymentTerm');
		const bin = await sales.addBin(head.warehouse);
		return {
			head: {
				...{ ...head, customer, customerOrderNumber: 'PO 7', discount: 5, priority: 3, note: 'n' },
				...{ deliveryAddress: address, invoiceAddress: null, contact, processor },
				...{ paymentTerm: paymentTerm?.id }
			},
			lines: [
				{ article, quantity: 3, unitPrice: 8.25, discount: 10, bin },
				{ article, quantity: 2 }
			]
		};
	}
	const apart = [
		'id',
		'version',
		'state',
		'number',
		'on',
		'quote',
		'quoteLine',
		'document',
		'validUntil'
	];
	const without = (row: Cells, ...fields: readonly string[]) =>
		Object.fromEntries(
			Object.entries(row).filter(([name]) => ![...apart, ...fields].includes(name))
		);

	test('exactly one, with all that it says and a link to it, as if it had been typed', async () => {
		const { head, lines } = await full();
		const quote = await sales.sent({ ...head, on: '2026-02-01' }, ...lines);
		// What they cost meanwhile is not what was offered.
		const row = await sales.row('article', article);
		await sales.save('article', article, row.version, { salesPrice: 99 });
		await sales.perform('accept', [quote]);
		await sales.save('article', article, row.version + 1, { salesPrice: 10 });
		const made = await onlyOrder(quote);
		const order = await sales.row('salesOrder', made.id);
		expect(order).toMatchObject({ quote: quote.id, state: 'draft', number: null, on: null });
		const typed = await sales.addPaper('salesOrder', head, ...lines);
		expect(without(order)).toEqual(without(await sales.row('salesOrder', typed.id)));
		for (const [at, id] of made.lines.entries()) {
			const line = await sales.row('salesOrderLine', id);
			expect(line).toMatchObject({ quoteLine: quote.lines[at], position: at + 1 });
			const other = await sales.row('salesOrderLine', typed.lines[at] ?? '');
			expect(without(line)).toEqual(without(other));
			const offered = await sales.row('quoteLine', quote.lines[at] ?? '');
			expect(without(offered, 'reserved', 'toReserve')).toEqual(
				without(line, 'reserved', 'allocated', 'delivered', 'open', 'dealLine')
			);
		}
		const again = sales.perform('accept', [await sales.now(quote)]);
		expect(await problemsOf(again)).toEqual([
			{
				code: 'document.wrong-state',
				params: { action: 'accept', state: 'accepted' },
				at: { row: quote.id }
			}
		]);
		await onlyOrder(quote);
		await sales.perform('confirm', [made]);
		expect(await sales.row('salesOrder', made.id)).toMatchObject({ state: 'confirmed', on: TODAY });
	});

	test('what was offered stays offered: neither who left nor what is sold no more stands in its way', async () => {
		const { head } = await full();
		const sold = await sales.addArticle({ salesPrice: 9 });
		const quote = await sales.sent(head, { article: sold, quantity: 2 });
		await sales.save('article', sold, 1, { sales: false });
		await sales.save('employee', String(head.processor), 1, { active: false });
		await sales.perform('accept', [quote]);
		const made = await onlyOrder(quote);
		expect(await sales.row('salesOrder', made.id)).toMatchObject({ processor: null });
		const another = { document: made.id, article: sold, quantity: 1 };
		expect(await codesOf(sales.addRow('salesOrderLine', another))).toEqual(['article.not-sold']);
		await sales.perform('confirm', [made]);
	});

	test('what stands against the order is told at the quote', async () => {
		const { head, lines } = await full();
		const quote = await sales.sent(head, ...lines);
		const { version } = await sales.row('address', String(head.deliveryAddress));
		await sales.save('address', String(head.deliveryAddress), version, { delivery: false });
		expect(await problemsOf(sales.perform('accept', [quote]))).toEqual([
			{ code: 'address.not-offered', at: { row: quote.id, field: 'deliveryAddress' } }
		]);
		expect(await sales.ordersOf(quote)).toEqual([]);
		expect(await sales.stateOf(quote)).toBe('sent');
	});

	test('after its last day only by whoever says so', async () => {
		const quote = await sales.sent(
			{ ...head, validUntil: '2026-03-31' },
			{ article, quantity: 1, toReserve: 1 }
		);
		const late = { today: '2026-04-01' };
		expect(await problemsOf(sales.perform('accept', [quote], late))).toEqual([
			{
				...{ code: 'quote.past', params: { until: '2026-03-31' }, severity: 'warning' },
				at: { row: quote.id, field: 'validUntil' }
			}
		]);
		expect(await sales.ordersOf(quote)).toEqual([]);
		await sales.perform('accept', [quote], { ...late, confirmed: ['quote.past'] });
		await onlyOrder(quote);
	});

	test('many at once, each with an order of its own', async () => {
		const line = { article, quantity: 1, toReserve: 1 };
		const quotes = [await sales.sent(head, line), await sales.sent(head, line, line)];
		const before = await sales.figures(article);
		await sales.perform('accept', quotes);
		for (const quote of quotes) {
			const { lines } = await onlyOrder(quote);
			expect(lines).toHaveLength(quote.lines.length);
		}
		expect(await sales.figures(article)).toBe(before);
	});

	test('its order is cancelled instead of deleted, since the quote keeps goods for it', async () => {
		const quote = await sales.sent(head, { article, quantity: 1, toReserve: 1 });
		await sales.perform('accept', [quote]);
		const made = await onlyOrder(quote);
		const rows = [seen(made)];
		const remove = entityApi(sales.world, 'salesOrder').remove({ operation: newId(), rows });
		expect(await problemsOf(remove)).toEqual([{ code: 'order.of-quote', at: { row: made.id } }]);
		for (const field of ['quote', 'quoteLine']) {
			const entity = field === 'quote' ? 'salesOrder' : 'salesOrderLine';
			const id = field === 'quote' ? made.id : (made.lines[0] ?? '');
			expect(await codesOf(sales.save(entity, id, 1, { [field]: null }))).toEqual([
				'field.readonly'
			]);
		}
	});
});

describe('“Make order” makes another one (F37)', () => {
	test('of accepted quotes alone, as often as wanted, confirmed at once where that is asked for', async () => {
		const line = { article, quantity: 2, toReserve: 2 };
		const quote = await sales.sent(head, line);
		expect(await problemsOf(order([quote]))).toEqual([
			{ code: 'quote.not-accepted', at: { row: quote.id, field: 'state' } }
		]);
		await sales.perform('accept', [quote]);
		const now = await sales.now(quote);
		const first = await onlyOrder(quote);
		const before = await sales.figures(article);
		const [second] = await order([now]);
		expect(second).toMatchObject({ state: 'draft', quote: quote.id });
		const operation = newId();
		const [third] = await order([now], { operation, confirm: true });
		expect(third).toMatchObject({ state: 'confirmed', number: expect.stringMatching(/^SO-/) });
		expect((await order([now], { operation, confirm: true })).map(({ id }) => id)).toEqual([
			third?.id
		]);
		expect(await sales.ordersOf(quote)).toHaveLength(3);
		// It took what the quote kept; the other orders have nothing left to take.
		expect(await sales.figures(article)).toBe(before);
		expect(await codesOf(order([quote]))).toEqual(['row.changed']);
		expect(await codesOf(order([now, now]))).toEqual(['row.twice']);
		await sales.perform('cancel', [first]);
		expect(await sales.figures(article)).toBe(before);
	});

	test('while another order of the quote waits, it keeps for it what one did not take', async () => {
		const { article, warehouse } = await sales.lying(9);
		const own = { customer: head.customer, warehouse };
		const quote = await sales.sent(own, { article, quantity: 5, toReserve: 5 });
		await sales.perform('accept', [quote]);
		const first = await onlyOrder(quote);
		await order([await sales.now(quote)]);
		const second = known((await sales.ordersOf(quote))[1], 'second');
		await sales.save('salesOrderLine', first.lines[0] ?? '', 1, { quantity: 3 });
		await sales.perform('confirm', [first]);
		expect(await sales.figures(article)).toBe('9/5/0');
		expect(await sales.row('quoteLine', quote.lines[0] ?? '')).toMatchObject({ reserved: 2 });
		await sales.perform('cancel', [second]);
		expect(await sales.figures(article)).toBe('9/3/0');
	});

	test('to confirm them too takes the right to', async () => {
		const quote = await sales.sent(head, { article, quantity: 1 });
		await sales.perform('accept', [quote]);
		const now = await sales.now(quote);
		const held = [...actor('staff').grants].filter((grant) => grant !== 'salesOrder.confirm');
		await expect(order([now], { confirm: true }, held)).rejects.toMatchObject({
			code: 'FORBIDDEN'
		});
		expect(await order([now], {}, held)).toHaveLength(1);
		expect(await order([now], { confirm: true }, 'staff')).toHaveLength(1);
	});
});
