import { purchaseOrder } from '#lib/domain/documents/purchase-order.ts';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import { linesOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { belowMinimum, purchasePrice } from '#lib/domain/pricing/purchase-price.ts';
import { withCells, type Ruled } from '#lib/domain/rules/run.ts';
import { linesOfDocuments } from '#lib/server/store/documents.ts';
import { buyersOf, type Buyer } from '#lib/server/store/buyers.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { supplyKey, supplyOffers, type SuppliedArticle } from '#lib/server/store/supply-offers.ts';

const lines: Entity = linesOf(purchaseOrder);
/** What decides about the terms of a line. */
const DECISIVE = ['article', 'quantity', 'unitCost'];

/**
 * Completes what is ordered by what its supplier asks for it, and refuses what he does not sell, or not so few of
 * (F31, F32). An order that has lines stays with its supplier and its currency, which their costs are of.
 */
export async function purchaseTerms(
	db: Reading,
	{ name }: Entity,
	drafts: readonly Draft[]
): Promise<Ruled> {
	if (name === purchaseOrder.name) return { drafts, problems: await leaving(db, drafts) };
	if (name !== lines.name) return { drafts, problems: [] };
	const touched = drafts.filter(
		({ before, changed }) => before === null || DECISIVE.some((field) => changed.has(field))
	);
	const terms = await termsOf(
		db,
		touched.map(({ after }) => after)
	);
	const completed = new Map(touched.map((draft) => [draft.id, priced(draft, terms)]));
	return {
		drafts: drafts.map((draft) => completed.get(draft.id) ?? draft),
		problems: [...completed.values()].flatMap(({ after }) => refused(after, terms))
	};
}

/** Why lines cannot be ordered as they stand: terms may have changed since they were typed. */
export async function notForSale(
	db: Reading,
	rows: readonly AnyRow[]
): Promise<readonly Problem[]> {
	const terms = await termsOf(db, rows);
	return rows.flatMap((row) => refused(row, terms));
}

type Terms = {
	readonly buyers: ReadonlyMap<string, Buyer>;
	readonly offers: ReadonlyMap<string, SuppliedArticle>;
};

async function termsOf(db: Reading, rows: readonly AnyRow[]): Promise<Terms> {
	const buyers = await buyersOf(db, [...new Set(rows.map((row) => String(row['document'])))]);
	const wanted = rows.flatMap((row) => supplyOf(row, buyers) ?? []);
	return { buyers, offers: wanted.length > 0 ? await supplyOffers(db, wanted) : new Map() };
}

function supplyOf(row: AnyRow, buyers: Terms['buyers']) {
	const buyer = buyers.get(String(row['document']));
	const article = row['article'];
	if (!buyer || typeof article !== 'string') return undefined;
	return { article, supplier: buyer.supplier };
}

function offerOf(row: AnyRow, { buyers, offers }: Terms): SuppliedArticle | undefined {
	const supply = supplyOf(row, buyers);
	return supply && offers.get(supplyKey(supply));
}

function priced(draft: Draft, terms: Terms): Draft {
	const { after } = draft;
	const offer = offerOf(after, terms);
	const numbered = withCells(draft, { supplierNumber: offer?.number ?? null });
	if (after['costOrigin'] !== 'supplier') return numbered;
	// A price in another currency is none here (Decision 5).
	const isOurs = offer && offer.currency === terms.buyers.get(String(after['document']))?.currency;
	const unitCost = isOurs ? purchasePrice(offer, quantityOf(after)) : null;
	return withCells(numbered, { unitCost });
}

function refused(row: AnyRow, terms: Terms): readonly Problem[] {
	const buyer = terms.buyers.get(String(row['document']));
	if (!buyer || typeof row['article'] !== 'string') return [];
	const offer = offerOf(row, terms);
	if (!offer) {
		const at = { row: row.id, field: 'article' };
		return [{ code: 'article.not-supplied', params: { partner: buyer.partner }, at }];
	}
	const problem = belowMinimum(quantityOf(row), offer.articleMinimum, offer.supplierMinimum);
	return problem ? [{ ...problem, at: { row: row.id, field: 'quantity' } }] : [];
}

const quantityOf = (row: AnyRow): Scaled<'quantity'> => brand(Number(row['quantity'] ?? 0));

/** Orders that would leave the supplier or the currency of their lines. */
async function leaving(db: Reading, drafts: readonly Draft[]): Promise<readonly Problem[]> {
	const fields = ['supplier', 'currency'];
	const going = drafts.filter(
		({ before, changed }) => before !== null && fields.some((field) => changed.has(field))
	);
	if (going.length === 0) return [];
	const ids = going.map(({ id }) => id);
	const held = await linesOfDocuments(db, lines, ids);
	return going
		.filter(({ id }) => held.has(id))
		.map(({ id, changed }) => ({
			code: 'order.has-lines',
			at: { row: id, field: changed.has('supplier') ? 'supplier' : 'currency' }
		}));
}
