/**
 * Every expected failure and the parameters its text takes. Texts stand in messages/*.json under
 * `problem.<code>`; a test wants each code in at least one test and in every language.
 */
export const problems = {
	'cell.required': [],
	'text.expected': [],
	'text.too-long': ['max'],
	'text.blank': [],
	'number.expected': [],
	'number.not-whole': [],
	'number.too-precise': ['places'],
	'number.too-large': [],
	'number.too-small': ['min'],
	'number.above': ['max'],
	'date.expected': [],
	'flag.expected': [],
	'choice.unknown': ['choices'],
	'reference.unknown': ['value'],
	'reference.ambiguous': ['value', 'count'],
	'field.unknown': ['field'],
	'field.readonly': ['field'],
	'field.forbidden': ['field'],
	'value.taken': ['value'],
	'row.changed': ['who', 'at', 'theirs'],
	'row.gone': [],
	'row.exists': [],
	'row.twice': [],
	'row.referenced': ['by', 'count'],
	'operation.reused': [],
	'operation.gone': [],
	'operation.undone': [],
	'query.invalid': ['field'],
	'bulk.stale': [],
	'bulk.nothing': [],
	'document.wrong-state': ['action', 'state'],
	'document.no-lines': []
} as const satisfies Record<`${string}.${string}`, readonly string[]>;

export type ProblemCode = keyof typeof problems;
