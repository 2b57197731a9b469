import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { documentOf, stored } from '#lib/domain/registry.ts';
import { grants } from '#lib/domain/access/grants.ts';
import { entityApi } from './entity-api.ts';
import { newId } from './make.ts';
import type { World } from './world.ts';

export type Cells = Record<string, Cell>;

/** What rules only warn about, and a sample may do. */
export const CONFIRMED = ['price.below-cost', 'vat-id.unusual'];

export const storedNamed = (name: string): Entity => known(stored[name], name);

/** Fields of an entity that may be typed. */
export const writable = (entity: Entity): readonly (readonly [string, StoredField])[] =>
	storedEntries(entity.fields).filter(([, { readonly }]) => !readonly);

/** Those of a row that is there already: a line stays with its document. */
export const changeable = (entity: Entity): readonly (readonly [string, StoredField])[] =>
	writable(entity).filter(([field]) => !documentOf(entity) || field !== entity.owner);

/** Everything that may be typed: the entities, and the heads and lines of documents. */
export const typed: readonly string[] = Object.values(stored)
	.filter(({ appended }) => !appended)
	.map(({ name }) => name);
/** Of these, what has as many rows as one likes. */
export const plural: readonly string[] = typed.filter((name) => !stored[name]?.single);

/**
 * Plain cells of a valid new row, the same in kind for the same `n`. Rows that it must belong to or refer to are added
 * to the world; a reference of a unique set always gets a new one, so that any `n` is free.
 */
export async function sampleRow(world: World, name: string, n: number): Promise<Cells> {
	const entity = storedNamed(name);
	const cells: Cells = {};
	for (const [field, definition] of writable(entity)) {
		if (definition.kind === 'ref') cells[field] = await reference(world, entity, field, n);
		else cells[field] = sampleCell(entity, field, definition, n);
	}
	const fit = { ...cells, ...(await (fitting[name]?.(cells, n, world) ?? {})) };
	return 'packs' in fit ? { ...fit, ...(await inPacks(fit, world)) } : fit;
}

/** Adds a sample and answers the row as the API tells it. */
export async function addSample(world: World, name: string, n: number): Promise<AnyRow> {
	const patch = await sampleRow(world, name, n);
	const change = { id: newId(), version: 0, patch };
	const { rows } = await entityApi(world, name).save({
		operation: newId(),
		changes: [change],
		confirmed: CONFIRMED
	});
	return known(rows[0], name);
}

/** A valid value for one cell of a row that is another one than it holds. */
export async function otherCell(
	world: World,
	name: string,
	field: string,
	current: Cell,
	n: number
): Promise<Cell> {
	const definition = known(Object.fromEntries(writable(storedNamed(name)))[field], field);
	if (definition.kind === 'flag') return !current;
	if (definition.kind === 'choice' && name !== 'countryGroup') {
		return known(
			definition.choices[
				(definition.choices.indexOf(String(current)) + 1) % definition.choices.length
			],
			field
		);
	}
	for (let other = n; other < n + 12; other += 1) {
		const cell = (await sampleRow(world, name, other))[field] ?? null;
		if (cell !== current && cell !== null) return cell;
	}
	throw new Error(`no other value for ${name}.${field}`);
}

/** Every third optional cell is empty, shifted by field so that no row is empty as a whole. */
const isEmpty = (entity: Entity, field: string, { required }: StoredField, n: number): boolean =>
	!required && (n + Object.keys(entity.fields).indexOf(field)) % 3 === 2;

function sampleCell(entity: Entity, name: string, field: StoredField, n: number): Cell {
	if (isEmpty(entity, name, field, n)) return null;
	switch (field.kind) {
		case 'text':
			return sampleText(name, field, n);
		case 'flag':
			return n % 2 === 0;
		case 'choice':
			return known(field.choices[n % field.choices.length], name);
		case 'date':
			return `2026-${pad(1 + (n % 12), 2)}-${pad(1 + (n % 28), 2)}`;
		case 'integer':
			return (field.min ?? 0) + (n % (1 + (field.max ?? 20) - (field.min ?? 0)));
		case 'percent':
			return [0, 7, 19, 5.5, 16.0125][n % 5] ?? 0;
		case 'quantity':
			return field.unique || entity.unique ? 1 + n : (n * 7) % 30;
		default:
			return [0.01, 12.5, 1234.5678, 7, 12.5][n % 5] ?? 0;
	}
}

const SERIAL = 1000;
const WORDS = ['apple', 'Banana', 'cherry', 'BANANA', '<b>Żółw</b>', 'Größe', '=1+1', 'a, "b"; c'];

/**
 * Short codes count; longer texts repeat, differ in case and hold what files and pages might trip over. A row that was
 * made to be referred to has a name of its own.
 */
function sampleText(name: string, { max = 200, unique }: StoredField, n: number): string {
	const word = known(WORDS[n % WORDS.length], name);
	const count = pad(n, 2, 36);
	if (max < 8) return count.slice(-max);
	return (unique || n >= SERIAL ? `${count} ${word}` : word).slice(0, max);
}

const pad = (n: number, width: number, radix = 10) => n.toString(radix).padStart(width, '0');

async function reference(
	world: World,
	entity: Entity,
	field: string,
	n: number
): Promise<Id | null> {
	const definition = known(
		storedEntries(entity.fields).find(([name]) => name === field),
		field
	)[1];
	if (definition.kind !== 'ref') return null;
	if (isEmpty(entity, field, definition, n)) return null;
	const target = definition.to;
	const keyed = definition.unique || entity.unique?.some((set) => set.includes(field));
	if (keyed) return (await addSample(world, target, serial())).id;
	const { rows } = await entityApi(world, target).list({ offset: 0, limit: 3 });
	const pool = [...rows];
	while (pool.length < 3 && target !== 'countryGroup') {
		pool.push(await addSample(world, target, serial()));
	}
	return known(pool[n % pool.length], target).id;
}

let last = SERIAL;
/** A number for a row that some sample needs: no two are the same, and none that a test would choose. */
const serial = () => (last += 1);

type Fit = (cells: Cells, n: number, world: World) => Cells | Promise<Cells>;

/** What the rules of an entity want of cells together. */
const fitting: Readonly<Record<string, Fit>> = {
	article: async ({ kind, tracking, defaultBin, defaultWarehouse, responsible }, n, world) => ({
		responsible: responsible ? await toldApart(world, 'employee', n) : null,
		ean: n % 3 === 2 ? null : ean(n),
		stockManaged: kind !== 'service' && (tracking !== 'none' || n % 2 === 0),
		tracking: kind === 'service' ? 'none' : (tracking ?? 'none'),
		...(n % 2 === 0 || !defaultBin
			? { defaultBin: null, defaultWarehouse: defaultWarehouse ?? null }
			: { defaultWarehouse: await warehouseOf(world, defaultBin) })
	}),
	partner: () => ({ customer: true, supplier: true }),
	priceList: ({ validUntil }) => ({ validUntil: aYearLater(validUntil) }),
	reservation: ({ until }) => ({ until: aYearLater(until) }),
	paymentTerm: (_, n) => ({ dueDays: 30 + n, discountDays: n % 3 === 2 ? null : n % 14 }),
	address: () => ({ invoice: true, delivery: true, order: true }),
	articleUnit: () => ({ buying: true, selling: true }),
	roleGrant: (_, n) => ({ grant: known([...grants][n % grants.length], 'grant') }),
	company: () => ({ inventory: true }),
	stockRecord: inWarehouseOfBin,
	reorderSuggestion: inWarehouseOfBin,
	putInLine: ofDocument('putIn', ['warehouse'], ['bin']),
	takeOutLine: ofDocument('takeOut', ['warehouse'], ['bin']),
	writeOffLine: ofDocument('writeOff', ['warehouse'], ['bin'], { reason: 'sample' }),
	stocktake: async ({ bin, warehouse }, n, world) =>
		n % 2 === 0 || !bin
			? { bin: null, warehouse: warehouse ?? null }
			: { warehouse: await warehouseOf(world, bin) },
	stocktakeLine: ofDocument('stocktake', ['warehouse'], ['bin']),
	adjustmentLine: ofDocument('adjustment', ['warehouse'], ['bin'], { reason: 'sample' }),
	transferLine: ofDocument('transfer', ['fromWarehouse', 'toWarehouse'], ['fromBin', 'toBin']),
	reservationLine: ofDocument('reservation', ['warehouse'], ['bin']),
	purchaseOrder: async ({ currency }, _, world) => ({
		// What would be filled in from the supplier is there already.
		currency: currency ?? (await toldApart(world, 'currency', 0))
	}),
	purchaseOrderLine: async (cells, n, world) => ({
		...(await ofDocument('purchaseOrder', ['warehouse'], ['bin'], fromSupplier)(cells, n, world)),
		article: await bought(world, n)
	}),
	goodsReceiptLine: async (cells, n, world) => {
		const order = await sampleOrder(world);
		const head = { supplier: order.supplier, warehouse: order.warehouse };
		const line = cells['orderLine'] ? known(order.lines[n % 3], 'line') : null;
		return {
			...(await ofDocument('goodsReceipt', ['warehouse'], ['bin'], () => head)(cells, n, world)),
			orderLine: line?.id ?? null,
			article: line?.article ?? (await bought(world, n))
		};
	},
	deal: ofItsCustomer,
	dealLine: async (cells, n, world) => ({
		...(await ofDocument('deal', ['warehouse'], ['bin'], dealOf)(cells, n, world)),
		article: await toldApart(world, 'article', n, isOffered),
		// No more is kept than is offered, whichever two samples meet.
		quantity: Number(cells['quantity'] ?? 0) + 30,
		unitPrice: cells['unitPrice'] ?? 1,
		position: cells['position'] ?? 1
	}),
	quote: async (cells, n, world) => ({
		...(await ofItsCustomer(cells, n, world)),
		...(await ofADeal(cells, n, world)),
		validUntil: aYearLater(cells['validUntil'])
	}),
	quoteLine: async (cells, n, world) => ({
		...(await ofDocument('quote', ['warehouse'], ['bin'], customerOf)(cells, n, world)),
		article: await toldApart(world, 'article', n, isOffered),
		// No more is kept than is offered, whichever two samples meet.
		quantity: Number(cells['quantity'] ?? 0) + 30,
		unitPrice: cells['unitPrice'] ?? 1,
		position: cells['position'] ?? 1
	}),
	salesOrder: ofItsCustomer,
	salesOrderLine: async (cells, n, world) => ({
		...(await ofDocument('salesOrder', ['warehouse'], ['bin'], customerOf)(cells, n, world)),
		article: await toldApart(world, 'article', n, isSold),
		unitPrice: cells['unitPrice'] ?? 1,
		position: cells['position'] ?? 1
	}),
	deliveryNote: ofItsCustomer,
	deliveryNoteLine: async (given, n, world) => {
		const fit = ofDocument('deliveryNote', ['warehouse'], ['bin'], customerOf);
		const article = await toldApart(world, 'article', n, isSold);
		const cells = { ...(await fit(given, n, world)), article };
		return { ...cells, ...(await ofAnOrder(cells, n, world)) };
	},
	salesReturnLine: async (given, n, world) => {
		const fit = ofDocument('salesReturn', ['warehouse'], ['bin'], customerOf);
		const cells = {
			...(await fit(given, n, world)),
			article: await toldApart(world, 'article', n)
		};
		return { ...cells, ...(await ofASource('salesReturn', cells, n, world)) };
	},
	purchaseReturnLine: async (given, n, world) => {
		const fit = ofDocument('purchaseReturn', ['warehouse'], ['bin'], fromSupplier);
		const cells = { ...(await fit(given, n, world)), article: await bought(world, n) };
		return { ...cells, ...(await ofASource('purchaseReturn', cells, n, world)) };
	},
	employee: (_, n) => ({ firstName: `First ${n}`, email: `first${n}@example.com` })
};

/**
 * Addresses and contacts are those of the customer, and whoever processes it has the role for it. Every third sample
 * has some, so that those of one are right for another. What would be filled in from the customer is there already.
 */
async function ofItsCustomer(cells: Cells, n: number, world: World): Promise<Cells> {
	const { rows: first } = await entityApi(world, 'partner').list({ offset: 0, limit: 3 });
	const hasOwn = ({ id }: AnyRow) => first.every((other) => other.id !== id);
	const partner = await toldApart(world, 'partner', n, hasOwn);
	const some = (field: string, row: () => Promise<Id>) =>
		field in cells ? [[field, n % 3 === 0 ? row : () => null] as const] : [];
	const address = async () => {
		const { rows } = await entityApi(world, 'country').list({ offset: 0, limit: 1 });
		const country = rows[0]?.id ?? (await addSample(world, 'country', serial())).id;
		return addRow(world, 'address', { partner, country, city: `City ${serial()}` });
	};
	const working = { sales: true, shipping: true };
	const theirs = [
		...some('deliveryAddress', address),
		...some('invoiceAddress', address),
		...some('contact', () => addRow(world, 'contact', { partner, name: `Name ${serial()}` })),
		...some('processor', () => addRow(world, 'employee', { name: `Name ${serial()}`, ...working }))
	];
	const found: Cells = { customer: partner };
	for (const target of ['currency', 'paymentTerm'].filter((field) => field in cells)) {
		const { rows } = await entityApi(world, target).list({ offset: 0, limit: 1 });
		found[target] = cells[target] ?? rows[0]?.id ?? (await addSample(world, target, serial())).id;
	}
	for (const [field, row] of theirs) found[field] = await row();
	return found;
}

/** Some serve a line of an order of the same customer, for the same goods. */
async function ofAnOrder(cells: Cells, n: number, world: World): Promise<Cells> {
	const { document, article = null } = cells;
	if (n < 200) return { orderLine: null };
	const { rows } = await entityApi(world, 'deliveryNote').rows({ ids: [String(document)] });
	const { customer = null, warehouse = null }: Cells = rows[0] ?? {};
	const order = await addRow(world, 'salesOrder', { customer, warehouse });
	const line = { document: order, position: serial(), article, quantity: 1 };
	return { orderLine: await addRow(world, 'salesOrderLine', line) };
}

/** Some take back a line of goods that went to the same customer, or came from the same supplier. */
async function ofASource(
	type: 'salesReturn' | 'purchaseReturn',
	{ document, article = null }: Cells,
	n: number,
	world: World
): Promise<Cells> {
	const [from, line, partner] = SOURCES[type];
	if (n < 200) return { [line]: null };
	const { rows } = await entityApi(world, type).rows({ ids: [String(document)] });
	const { [partner]: other = null, warehouse = null }: Cells = rows[0] ?? {};
	const paper = await addRow(world, from, { [partner]: other, warehouse });
	const cells = { document: paper, position: serial(), article, quantity: 1 };
	return { [line]: await addRow(world, `${from}Line`, cells) };
}

const SOURCES = {
	salesReturn: ['deliveryNote', 'deliveryLine', 'customer'],
	purchaseReturn: ['goodsReceipt', 'receiptLine', 'supplier']
} as const;

async function customerOf(world: World): Promise<Cells> {
	return { customer: (await addSample(world, 'partner', serial())).id };
}

/** Some belong to a deal of their customer. */
async function ofADeal({ warehouse = null }: Cells, n: number, world: World): Promise<Cells> {
	if (n % 3 !== 0) return { deal: null };
	const { customer = null } = await ofItsCustomer({}, n, world);
	const name = `Deal ${serial()}`;
	return { deal: await addRow(world, 'deal', { customer, warehouse, name }) };
}

async function dealOf(world: World): Promise<Cells> {
	return { ...(await customerOf(world)), name: 'sample' };
}

/** One of three rows that nobody else is called like, so that a file that names it means it. */
async function toldApart(
	world: World,
	entity: string,
	n: number,
	fits: (row: AnyRow) => boolean = () => true
): Promise<Id> {
	const { title } = storedNamed(entity);
	const called = (row: AnyRow) => String(row[title]).toLowerCase();
	const { rows } = await entityApi(world, entity).list({ offset: 0, limit: 1000 });
	const apart = rows.filter(
		(row) => rows.filter((other) => called(other) === called(row)).length === 1
	);
	const fitting = apart.filter(fits);
	while (fitting.length < 3) {
		const row = await addSample(world, entity, serial());
		if (fits(row)) fitting.push(row);
	}
	return known(fitting[n % 3], entity).id;
}

const isOffered = (row: AnyRow) => isSold(row) && row['stockManaged'] === true;
const isSold = (row: AnyRow) => row['sales'] === true;

/** Its article comes in the pack of a line, and in those of other samples: each of them holds one. */
async function inPacks({ article, pack, quantity = null }: Cells, world: World): Promise<Cells> {
	const { rows: units } = await entityApi(world, 'unit').list({ offset: 0, limit: 3 });
	const all = { offset: 0, limit: 1000 };
	const { rows: packs } = await entityApi(world, 'articleUnit').list(all);
	const { rows: articles } = await entityApi(world, 'article').rows({ ids: [String(article)] });
	for (const { id: unit } of units) {
		const comes = packs.some((row) => row['article'] === article && row['unit'] === unit);
		if (comes || articles[0]?.['unit'] === unit) continue;
		await addRow(world, 'articleUnit', { article: String(article), unit, numerator: 1 });
	}
	return { pack: pack ?? units[0]?.id ?? null, packs: quantity };
}

/** A bin lies in its warehouse. */
async function inWarehouseOfBin({ bin, warehouse }: Cells, _: number, world: World) {
	return { warehouse: (await warehouseOf(world, bin)) ?? warehouse ?? null };
}

const aYearLater = (day: unknown) => (day ? String(day).replace('2026', '2027') : null);

/** All lines are of one document, in one warehouse. */
function ofDocument(
	type: string,
	warehouses: readonly string[],
	bins: readonly string[],
	head: Cells | ((world: World) => Cells | Promise<Cells>) = {}
): Fit {
	return async (cells, n, world) => {
		const note = 'sample';
		const { rows } = await entityApi(world, type).list({ offset: 0, limit: 1000 });
		const found = rows.find((row) => row['note'] === note);
		const wanted = found ? {} : typeof head === 'function' ? await head(world) : head;
		const warehouse =
			found?.[known(warehouses[0], type)] ??
			wanted['warehouse'] ??
			(await addSample(world, 'warehouse', serial())).id;
		const patch = {
			...wanted,
			note,
			...Object.fromEntries(warehouses.map((field) => [field, warehouse]))
		};
		const document = found?.id ?? (await addRow(world, type, patch));
		const shelves = (await entityApi(world, 'bin').list({ offset: 0, limit: 1000 })).rows.filter(
			(bin) => bin['warehouse'] === warehouse
		);
		const ids = shelves.map(({ id }) => id);
		while (ids.length < 3)
			ids.push(await addRow(world, 'bin', { warehouse, code: `S${ids.length}` }));
		const chosen = bins.map((field, at) => [
			field,
			cells[field] ? (ids[(n + at) % 3] ?? null) : null
		]);
		return { document, ...Object.fromEntries(chosen) };
	};
}

/** One that sells whatever is ordered. */
async function fromSupplier(world: World): Promise<{ readonly supplier: Id }> {
	const { rows } = await entityApi(world, 'partner').list({ offset: 0, limit: 1000 });
	const found = rows.find(({ name }) => name === 'seller');
	if (found) return { supplier: found.id };
	const sample = await sampleRow(world, 'partner', serial());
	return { supplier: await addRow(world, 'partner', { ...sample, name: 'seller' }) };
}

/** One of three articles that may be ordered. */
async function bought(world: World, n: number): Promise<Id> {
	const { rows } = await entityApi(world, 'article').list({ offset: 0, limit: 1000 });
	const ids = rows
		.filter(({ purchase, name }) => purchase && name === 'bought')
		.map(({ id }) => id);
	while (ids.length < 3) {
		const sample = await sampleRow(world, 'article', serial());
		const fit = { name: 'bought', purchase: true, minimumOrderQuantity: null };
		const article = await addRow(world, 'article', { ...sample, ...fit });
		await addRow(world, 'supplierArticle', { article, ...(await fromSupplier(world)) });
		ids.push(article);
	}
	return known(ids[n % 3], 'article');
}

type SampleOrder = {
	readonly supplier: Cell;
	readonly warehouse: Cell;
	readonly lines: readonly { readonly id: Id; readonly article: Cell }[];
};

/** An order of three lines, which receipts may be of. */
async function sampleOrder(world: World): Promise<SampleOrder> {
	const { rows: orders } = await entityApi(world, 'purchaseOrder').list({ offset: 0, limit: 1000 });
	const found = orders.find(({ supplierReference }) => supplierReference === 'sample');
	const head = found ?? (await addOrder(world));
	const lines = entityApi(world, 'purchaseOrderLine');
	for (let at = 0; !found && at < 3; at += 1) {
		const article = await bought(world, at);
		await addRow(world, 'purchaseOrderLine', { document: head.id, article, quantity: 40 + at });
	}
	const { rows } = await lines.list({ offset: 0, limit: 1000 });
	return {
		...{ supplier: head['supplier'] ?? null, warehouse: head['warehouse'] ?? null },
		lines: rows
			.filter(({ document }) => document === head.id)
			.map(({ id, article }) => ({ id, article: article ?? null }))
	};
}

async function addOrder(world: World): Promise<AnyRow> {
	const { supplier } = await fromSupplier(world);
	const { id: warehouse } = await addSample(world, 'warehouse', serial());
	const patch = { supplierReference: 'sample', supplier, warehouse };
	return { id: await addRow(world, 'purchaseOrder', patch), version: 1, ...patch };
}

async function addRow(world: World, name: string, patch: Cells): Promise<Id> {
	const change = { id: newId(), version: 0, patch };
	await entityApi(world, name).save({ operation: newId(), changes: [change] });
	return change.id;
}

async function warehouseOf(world: World, bin: Cell | undefined): Promise<Cell> {
	if (typeof bin !== 'string') return null;
	const { rows } = await entityApi(world, 'bin').rows({ ids: [bin] });
	return rows[0]?.['warehouse'] ?? null;
}

function ean(n: number): string {
	const digits = pad(400000000000 + n, 12);
	const sum = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0);
	return `${digits}${(10 - (sum % 10)) % 10}`;
}
