import { documents } from '../documents/index.ts';
import { hasLines, headOf, linesOf, type DocumentType } from '../model/document.ts';
import type { Problem } from '../model/problem.ts';
import type { Cell } from '../model/row.ts';
import { defineRule, type Rule } from '../model/rule.ts';

/** Head and lines of a document are typed in the states that say so; what follows is done by its actions (F46). */
export const documentLocked: readonly Rule[] = Object.values(documents).flatMap(
	(type: DocumentType) =>
		hasLines(type) ? [headLocked(type), linesLocked(type)] : [headLocked(type)]
);

const isOpen = ({ editable }: DocumentType, state: Cell | undefined): boolean =>
	editable.some((each) => each === state);

function headLocked(type: DocumentType): Rule {
	return defineRule({
		name: `${type.name}.headLocked`,
		entity: type.name,
		fields: Object.keys(headOf(type).fields).filter((field) => field !== 'state'),
		reads: ['state'],
		check: ({ id, before, changed }) => {
			const state = before?.['state'];
			if (before === null || isOpen(type, state)) return [];
			return [...changed].map((field) => locked(id, state, field));
		}
	});
}

function linesLocked(type: DocumentType): Rule {
	return defineRule({
		name: `${type.name}.linesLocked`,
		entity: `${type.name}Line`,
		fields: Object.keys(linesOf(type).fields),
		looks: { document: ['state'] },
		check({ id, before, changed }, look) {
			if (before !== null && changed.has('document')) {
				return [{ code: 'document.line-stays', at: { row: id, field: 'document' } }];
			}
			const state = look('document')?.['state'];
			return state === undefined || isOpen(type, state) ? [] : [locked(id, state)];
		}
	});
}

const locked = (row: string, state: Cell | undefined, field?: string): Problem => ({
	code: 'document.locked',
	params: { state: String(state ?? '') },
	at: field === undefined ? { row } : { row, field }
});
