import { documents } from '#lib/domain/documents/index.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { initialCells } from '#lib/domain/model/schema.ts';
import { reorderSuggestion, type Suggestion } from '#lib/domain/stock/reorder.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { reorderCandidates, type Candidate } from '#lib/server/store/reorder.ts';
import { nextNumbers } from '#lib/server/writing/next-numbers.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { storeDrafts } from '#lib/server/writing/store.ts';

type Wanted = readonly [Candidate, Suggestion];

/**
 * Suggests what to buy for those of the records that need it and have no open suggestion (E44): that is seen with the
 * only writer's eyes, so two at once suggest nothing twice. Answers the suggestions.
 */
export function suggestReorders(
	context: Context,
	{ records, today }: { readonly records: readonly Id[]; readonly today: Day }
): Promise<readonly AnyRow[]> {
	const type = known(documents['reorderSuggestion'], 'reorderSuggestion');
	const head = headOf(type);
	return operate(
		context,
		head,
		{ operation: newId(), source: 'job', request: records },
		async (tx, sequence) => {
			const wanted = (await reorderCandidates(tx, records)).flatMap((candidate): Wanted[] => {
				const suggestion = reorderSuggestion(candidate);
				return suggestion ? [[candidate, suggestion]] : [];
			});
			const numbers = await nextNumbers(tx, sequence, type.name, wanted.length);
			const drafts = wanted.map(([candidate, suggestion], at): Draft => {
				const cells = cellsOf(candidate, suggestion, today, known(numbers[at], type.name));
				const after = { ...initialCells(head.fields), ...cells, id: newId(), version: 1 };
				return { id: after.id, before: null, after, changed: new Set(Object.keys(cells)) };
			});
			await storeDrafts(tx, sequence, head, drafts);
			return drafts.map(({ after }) => after);
		},
		async () => []
	);
}

const cellsOf = (
	{ article, warehouse, bin }: Candidate,
	suggestion: Suggestion,
	createdOn: Day,
	number: string
) => ({ number, createdOn, article, warehouse, bin, ...suggestion });
