import { sql } from 'drizzle-orm';
import { documents } from '#lib/domain/documents/index.ts';
import { brand } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { name } from '#lib/server/db/statement.ts';
import { byIds, type Reading } from '#lib/server/store/rows.ts';
import { salesPrices } from '#lib/server/store/sales-prices.ts';
import type { Prefill } from './prefill.ts';

/**
 * Lines take the price of their article for the customer, the day and the currency of their document, and say where it
 * comes from (F28); another quantity or article may bring another one (E9). A price that
 * somebody typed stays (E10), and so does what was offered, until the line is about something else. A new line is
 * numbered behind those that are there, so that others can name it.
 */
export const priced = (document: string): Prefill => ({
	fields: ['article', 'quantity', 'unitPrice'],
	reads: ['document', 'position', 'priceOrigin', ...offeredBy(document)],
	async fill({ db, today }, drafts) {
		const heads = await headsOf(db, document, drafts);
		const asking = drafts.filter((draft) => isAsking(draft) && heads.has(headId(draft)));
		const prices = await salesPrices(
			db,
			asking.map(({ after }) => {
				const { customer, currency, on } = known(heads.get(String(after['document'])), after.id);
				return {
					article: String(after['article']),
					quantity: brand<'quantity'>(Number(after['quantity'] ?? 0)),
					...{ customer: textOf(customer), currency: textOf(currency), day: textOf(on) ?? today }
				};
			})
		);
		const found = new Map(asking.map(({ id }, at) => [id, prices[at]]));
		const numbered = await positions(db, document, drafts);
		return drafts.map((draft) => {
			const price = found.get(draft.id);
			const cells = found.has(draft.id)
				? { unitPrice: price?.price ?? null, priceOrigin: price?.origin ?? null }
				: typedIn(draft);
			return withCells(draft, { ...cells, ...numbered.get(draft.id) });
		});
	}
});

/** The field of lines that says with what they were offered. */
const offeredBy = (document: string): readonly string[] =>
	'quoteLine' in known(documents[document], document).lines ? ['quoteLine'] : [];

const headId = ({ after }: Draft): Id => String(after['document']);
const textOf = (cell: Cell | undefined) => (typeof cell === 'string' ? cell : null);

const isTyped = ({ after, changed }: Draft): boolean =>
	changed.has('unitPrice') && after['unitPrice'] !== null;

/** A line that is new or about something else now, and whose price nobody typed. */
function isAsking(draft: Draft): boolean {
	const { before, after, changed } = draft;
	if (isTyped(draft) || typeof after['article'] !== 'string') return false;
	if (before === null) return true;
	const isOffered = (before['quoteLine'] ?? null) !== null;
	const other = changed.has('article') || (changed.has('quantity') && !isOffered);
	return other && !changed.has('unitPrice') && before['priceOrigin'] !== 'typed';
}

/** Where a price was typed, or taken away. */
function typedIn(draft: Draft): Readonly<Record<string, Cell>> {
	// Where a price was taken over, its origin came with it.
	if (!draft.changed.has('unitPrice') || draft.changed.has('priceOrigin')) return {};
	return { priceOrigin: isTyped(draft) ? 'typed' : null };
}

async function headsOf(
	db: Reading,
	document: string,
	drafts: readonly Draft[]
): Promise<ReadonlyMap<Id, AnyRow>> {
	const head = headOf(known(documents[document], document));
	const rows = await byIds(db, head, [...new Set(drafts.map(headId))]);
	return new Map(rows.map((row) => [row.id, row]));
}

/** What new lines without a place on the paper are numbered, behind those that have one. */
async function positions(db: Reading, document: string, drafts: readonly Draft[]) {
	const added = drafts.filter(({ before }) => before === null);
	const ids = JSON.stringify([...new Set(added.map(headId))]);
	const rows = await db.all<{ document: Id; last: number }>(
		sql`select document, max(position) as last from ${name(`${document}Line`)}
			where document in (select value from json_each(${ids})) group by document`
	);
	const last = new Map(rows.map(({ document, last }) => [document, Number(last ?? 0)]));
	for (const draft of added) {
		const given = Number(draft.after['position'] ?? 0);
		last.set(headId(draft), Math.max(last.get(headId(draft)) ?? 0, given));
	}
	const numbered = new Map<Id, { readonly position: number }>();
	for (const draft of added.filter(({ after }) => (after['position'] ?? null) === null)) {
		const position = (last.get(headId(draft)) ?? 0) + 1;
		last.set(headId(draft), position);
		numbered.set(draft.id, { position });
	}
	return numbered;
}
