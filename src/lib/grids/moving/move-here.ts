import { entityClient } from '#lib/client/entity-client.ts';
import type { Session } from '#lib/client/session.svelte.ts';
import { entities } from '#lib/domain/entities/index.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { text } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { Wording, type Words } from '../wording.ts';
import { Move, MovedLine } from './move.svelte.ts';

/** As many places as one can look through in a dialog. */
const MOST = 50;

/** Goods of a reorder suggestion that lie free elsewhere, to be moved to where they are missing: most first (E47). */
export async function moveHere(sheet: Sheet, session: Session, suggestion: Id): Promise<Move> {
	const found = await sheet.client.rows.query({ ids: [suggestion] });
	const [wanted] = sheet.source.learn(found);
	if (!wanted) return new Move(sheet, []);
	const page = await entityClient('stockRecord').list.query({
		...{ offset: 0, limit: MOST, sort: [{ field: 'available', descending: true }] },
		filter: { field: 'article', is: 'equals', value: wanted['article'] ?? null }
	});
	const ids = [...new Set(page.rows.map(({ warehouse }) => String(warehouse)))];
	const warehouses = await entityClient('warehouse').rows.query({ ids });
	const shipping = new Set(warehouses.rows.filter((row) => row['shipping']).map(({ id }) => id));
	const titles = new Map(Object.entries(page.refs));
	const to = {
		warehouse: optionOf(sheet, 'warehouse', wanted),
		bin: wanted['bin'] ? optionOf(sheet, 'bin', wanted) : null
	};
	let missing = Number(wanted['quantity']);
	const lines = page.rows
		.filter(
			(row) => shipping.has(String(row['warehouse'])) && !isAt(row, wanted) && freeOf(row) > 0
		)
		.map((row) => {
			const some = Math.min(missing, freeOf(row));
			missing -= some;
			return new MovedLine(row, some);
		});
	return new Move(sheet, lines, stockWords(session, titles), to);
}

const isAt = (row: AnyRow, wanted: AnyRow): boolean =>
	row['warehouse'] === wanted['warehouse'] && (row['bin'] ?? null) === (wanted['bin'] ?? null);

/** What is promised to nobody, and not needed where it lies. */
const freeOf = (row: AnyRow): number => Number(row['available']) - Number(row['minimum'] ?? 0);

const optionOf = (sheet: Sheet, field: string, row: AnyRow) => ({
	id: String(row[field]),
	title: sheet.shown(field, row[field] ?? null),
	hint: ''
});

/** Records of stock in the words of their own table. */
function stockWords(session: Session, titles: ReadonlyMap<Id, string>): Words {
	const { stockRecord } = entities;
	const wording = new Wording(() => stockRecord, session, titles);
	const shown: Words['shown'] = (field, value) => wording.shown(field, value);
	return {
		shown,
		labelOf: (field) => wording.label(field),
		titleOf: (row) =>
			shown(stockRecord.title, row[stockRecord.title] ?? null) || text('stockRecord')
	};
}
