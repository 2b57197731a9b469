import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { standing, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { returnKinds, type ReturnKind } from '#lib/server/store/return-sources.ts';
import { returnableLines, type Returnable } from '#lib/server/store/returnable.ts';
import { addDocuments, type LineToBe } from '#lib/server/writing/add-documents.ts';
import { twice } from '#lib/server/writing/draft.ts';
import { insertedBy } from '#lib/server/writing/inserted.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { staleProblems, type Seen } from '#lib/server/writing/stale.ts';

export type ReturnDrafting = {
	readonly operation: Id;
	/** Delivery notes, or goods receipts. */
	readonly rows: readonly Seen[];
	readonly confirmed?: readonly string[] | undefined;
};

/**
 * Drafts returns of what of delivery notes or goods receipts is not returned yet, one for each partner and warehouse, and
 * answers their heads (F68, F69). What another draft names already is left out. Papers of which nothing is left are told,
 * and left out where others have something and that is confirmed.
 */
export function draftReturns(
	context: Context,
	type: ReturnKind['type'],
	{ operation, rows, confirmed = [] }: ReturnDrafting
): Promise<readonly AnyRow[]> {
	const kind = returnKinds[type];
	const document = known(documents[type], type);
	const returns: Entity = headOf(document);
	return operate(
		context,
		returns,
		{ operation, source: 'action', request: { return: rows } },
		async (tx, sequence) => {
			const asker = { db: tx, actor: context.actor };
			const source = headOf(known(documents[kind.from], kind.from));
			const unfit = [...twice(rows), ...(await staleProblems(asker, source, rows))];
			if (unfit.length > 0) throw new Refused(unfit);
			const ids = rows.map(({ id }) => id);
			const lines = await returnableLines(tx, kind, ids);
			refuse(nothingIn(ids, lines), confirmed);
			const wanted = lines.map((line) => toBe(kind, line));
			const added = await addDocuments(asker, sequence, document, wanted, { confirmed });
			return added.map(({ head }) => head);
		},
		(tx, sequence) => insertedBy(tx, sequence, returns)
	);
}

function nothingIn(papers: readonly Id[], lines: readonly Returnable[]): readonly Problem[] {
	const some = new Set(lines.map(({ paper }) => paper));
	return papers
		.filter((id) => !some.has(id))
		.map((id) => ({
			code: 'return.nothing-left',
			at: { row: id, field: 'state' },
			...(some.size > 0 && { severity: 'warning' })
		}));
}

function refuse(problems: readonly Problem[], confirmed: readonly string[]) {
	const refusals = standing(problems, confirmed);
	if (refusals.length > 0) throw new Refused(refusals);
}

const toBe = ({ line: field, type }: ReturnKind, line: Returnable): LineToBe => {
	const { paper, partner, warehouse, id, article, bin, batch, serials, quantity } = line;
	const head = { [type === 'salesReturn' ? 'customer' : 'supplier']: partner, warehouse };
	return {
		...{ source: paper, head },
		cells: { [field]: id, article, bin, batch, serials, quantity }
	};
};
