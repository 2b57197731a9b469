import { sql } from 'drizzle-orm';
import { salesOrder } from '#lib/domain/documents/sales-order.ts';
import { entities } from '#lib/domain/entities/index.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { processorsOf } from '#lib/domain/partners/processors.ts';
import { discount, pricedFields } from '#lib/domain/sales/priced-fields.ts';
import { selling } from '#lib/domain/sales/selling-fields.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { rowsOf } from '#lib/server/store/rows.ts';
import { addDocuments } from './add-documents.ts';
import type { Asker } from './check.ts';
import { linesAs, type Paper } from './paper.ts';

/** An order has a day of its own. */
const HEAD = storedEntries({ ...selling.start, discount, ...selling.rest })
	.map(([field]) => field)
	.filter((field) => field !== 'on');
const LINE = storedEntries(pricedFields).map(([field]) => field);

/**
 * Drafts an order of each quote, or of each deal, with all that it says, at its prices (F37–F39), within an operation. Whoever processed
 * it and sells no more gives way to whoever makes the order. Answers the orders' heads; what is wrong with them is told
 * at what they are made of.
 */
export async function addOrders(
	asker: Asker<Tx>,
	sequence: number,
	papers: readonly Paper[],
	from: 'quote' | 'deal' = 'quote'
): Promise<readonly AnyRow[]> {
	const employees = await rowsOf(asker.db, entities.employee, sql`r.active = 1`);
	const sellers = new Set(processorsOf(employees, salesOrder.name).map(({ id }) => id));
	const lines = papers.flatMap((paper) => {
		const { row } = paper;
		const fields = HEAD.filter((field) => field !== 'processor' || sellers.has(String(row[field])));
		const head = { ...taken(row, fields), deal: row['deal'] ?? null, [from]: row.id };
		return linesAs<AnyRow>(paper).map((line) => ({
			...{ source: line.id, headSource: row.id, head },
			cells: { ...taken(line, LINE), [`${from}Line`]: line.id }
		}));
	});
	const added = await addDocuments(asker, sequence, salesOrder, lines);
	return added.map(({ head }) => head);
}

const taken = (row: AnyRow, fields: readonly string[]): Readonly<Record<string, Cell>> =>
	Object.fromEntries(fields.map((field): [Id, Cell] => [field, row[field] ?? null]));
