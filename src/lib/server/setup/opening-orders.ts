import { sql } from 'drizzle-orm';
import { purchaseOrder } from '#lib/domain/documents/purchase-order.ts';
import { brand } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { performAction } from '#lib/server/commands/perform-action.ts';
import type { Database } from '#lib/server/db/client.ts';
import { write, type Context } from '#lib/server/db/transaction.ts';
import { readCsv } from '#lib/server/imports/csv.ts';
import { newId } from '#lib/server/new-id.ts';
import { fact, putFact } from '#lib/server/store/facts.ts';
import { rowsWhere } from '#lib/server/store/rows.ts';
import { addDocuments, type LineToBe } from '#lib/server/writing/add-documents.ts';
import { operate } from '#lib/server/writing/operation.ts';

const head: Entity = headOf(purchaseOrder);
/** The fact that names the operation which makes them, so that they are made once. */
const BEGUN = 'openingOrders';
const NOTE = 'Ordered before the beginning';

/**
 * What was on order when the company began: a purchase order of each supplier for the main warehouse, submitted. Begun
 * again after a crash it goes on where it was.
 */
export async function orderOpening(context: Context, file: string): Promise<void> {
	const operation = await begun(context);
	const lines = await linesToBe(context.db, file);
	await operate(
		context,
		head,
		{ operation, source: 'setup', request: lines },
		async (tx, sequence) => {
			await addDocuments({ ...context, db: tx }, sequence, purchaseOrder, lines);
		},
		async () => undefined
	);
	const drafts = await rowsWhere(context.db, head, sql`r.state = 'draft' and r.note = ${NOTE}`);
	if (drafts.length === 0) return;
	await performAction(context, {
		...{ operation: newId(), document: purchaseOrder.name, action: 'submit' },
		rows: drafts.map(({ id, version }) => ({ id, version })),
		today: new Date().toISOString().slice(0, 10)
	});
}

async function begun(context: Context): Promise<Id> {
	const before = await fact(context.db, BEGUN);
	const id = before ?? newId();
	if (before === null) await write(context, (tx) => putFact(tx, BEGUN, id));
	return id;
}

/** In the order of the file; each article of its default supplier. */
async function linesToBe(db: Database, file: string): Promise<readonly LineToBe[]> {
	const sources = await db.all<{ number: string; article: Id; supplier: Id; warehouse: Id }>(
		sql`select a.number, a.id as article, s.supplier, w.id as warehouse
			from article as a join "supplierArticle" as s on s.article = a.id and s.preferred = 1
				join warehouse as w on w.code = 'MAIN'`
	);
	const sourceOf = new Map(sources.map((source) => [source.number, source]));
	return (await onOrder(file)).map(([number, pieces]) => {
		const { article, supplier, warehouse } = known(sourceOf.get(number), number);
		const cells = { article, quantity: brand<'quantity'>(pieces * PIECE) };
		return { source: article, head: { supplier, warehouse, note: NOTE }, cells };
	});
}

/** The numbers of articles of which some are on order, and how many. */
async function onOrder(path: string): Promise<readonly (readonly [string, number])[]> {
	const reading = { encoding: 'utf-8', delimiter: ',', sheet: '', header: 1 } as const;
	const rows: (readonly string[])[] = [];
	for await (const { cells } of readCsv({ path, format: 'csv', size: 0, reading })) {
		rows.push(cells.map(String));
	}
	const [header = [], ...products] = rows;
	const [number, pieces] = [header.indexOf('ProductID'), header.indexOf('UnitsOnOrder')];
	return products
		.map((cells) => [cells[number] ?? '', Number(cells[pieces])] as const)
		.filter(([, count]) => count > 0);
}

/** One, in the scaled integers of a quantity. */
const PIECE = 10_000;
