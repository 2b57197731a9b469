import { dirname } from 'node:path';
import { sql } from 'drizzle-orm';
import { putIn } from '#lib/domain/documents/put-in.ts';
import { entities } from '#lib/domain/entities/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf, linesOf } from '#lib/domain/model/document.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { readImports, runImports } from '#lib/server/cli/run-imports.ts';
import { performAction } from '#lib/server/commands/perform-action.ts';
import { saveRows } from '#lib/server/commands/save-rows.ts';
import type { Database } from '#lib/server/db/client.ts';
import { write, type Context } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { linesOfDocuments } from '#lib/server/store/documents.ts';
import { fact, putFact } from '#lib/server/store/facts.ts';
import { byIds, rowsWhere } from '#lib/server/store/rows.ts';

const head = headOf(putIn);
const lines = linesOf(putIn);
/** The fact that names the put-in, so that one that was begun is gone on with. */
const BEGUN = 'openingStock';

/**
 * What lay in the main warehouse when the company began: a put-in whose lines are imported by a list, and what the list
 * imports beside it, such as the least that should lie there. Begun again after a crash it goes on where it was.
 */
export async function putInOpeningStock(context: Context, list: string): Promise<void> {
	const entries = await readImports(list);
	const [folder, id] = [dirname(list), await begun(context)];
	if ((await linesOfDocuments(context.db, lines, [id])).size === 0) {
		const own = entries.filter(({ entity }) => entity === lines.name);
		const constants = { document: id };
		await runImports(
			context,
			folder,
			own.map((entry) => ({ ...entry, constants }))
		);
	}
	const [paper] = await byIds(context.db, head, [id]);
	if (paper?.['state'] === 'draft') {
		await performAction(context, {
			...{ operation: newId(), document: putIn.name, action: 'post' },
			rows: [{ id, version: paper.version }],
			today: new Date().toISOString().slice(0, 10)
		});
	}
	const others = entries.filter(({ entity }) => entity !== lines.name);
	await runImports(context, folder, others);
}

/** The put-in, which is made where there is none yet. */
async function begun(context: Context): Promise<Id> {
	const before = await fact(context.db, BEGUN);
	const id = before ?? newId();
	if (before === null) await write(context, (tx) => putFact(tx, BEGUN, id));
	if ((await byIds(context.db, head, [id])).length > 0) return id;
	const warehouse = await mainWarehouse(context.db);
	const patch = { warehouse, note: 'Opening stock' };
	const changes = [{ id, version: 0, patch }];
	await saveRows(context, head, { operation: newId(), source: 'setup', changes });
	return id;
}

async function mainWarehouse(db: Database): Promise<Id> {
	const [row] = await rowsWhere(db, entities.warehouse, sql`r.code = 'MAIN'`);
	return known(row, 'MAIN').id;
}
