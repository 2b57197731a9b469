import type { Renewed } from '#lib/domain/find/renew.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { choiceNamed } from '#lib/domain/writing/choices.ts';
import type { Writing } from '#lib/domain/writing/format.ts';
import { isNumberKind, readNumber } from '#lib/domain/writing/numbers.ts';
import { parseDate } from '#lib/domain/writing/parse.ts';
import type { Named } from '#lib/server/queries/named.ts';
import type { Wished } from '#lib/server/writing/bulk.ts';

export type Reading = {
	readonly writing: Writing;
	readonly today: string;
	choice(value: string): string;
	/** The row that the new text names, for a reference. */
	readonly named: Named | undefined;
};

/** The text that a cell is to have, read as if it were typed there. */
export function newCell(field: StoredField, { new: text }: Renewed, reading: Reading): Wished {
	const { writing, today, choice, named } = reading;
	if (text.trim() === '') return { cell: null };
	if (field.kind === 'choice') return chosen(text, field.choices, choice);
	if (field.kind === 'ref') return referred(text, named);
	if (field.kind === 'date') {
		const day = parseDate(text, writing.locale, today);
		return day === undefined ? refused(text, 'date.expected') : { cell: day };
	}
	if (!isNumberKind(field.kind)) return { cell: text };
	const read = readNumber(text, field.kind, writing);
	return 'problem' in read ? { cell: text, problem: read.problem } : { cell: read.value };
}

function chosen(text: string, choices: readonly string[], word: (value: string) => string): Wished {
	const found = choiceNamed(choices, text, word);
	if (found !== undefined) return { cell: found };
	return refused(text, 'choice.unknown', { choices: choices.map(word).join(', ') });
}

function referred(text: string, named: Named | undefined): Wished {
	if (named?.id) return { cell: named.id };
	const count = named?.count ?? 0;
	return count === 0
		? refused(text, 'reference.unknown', { value: text })
		: refused(text, 'reference.ambiguous', { value: text, count });
}

function refused(
	cell: Cell,
	code: NonNullable<Wished['problem']>['code'],
	params?: Readonly<Record<string, string | number>>
): Wished {
	return { cell, problem: { code, ...(params && { params }) } };
}
