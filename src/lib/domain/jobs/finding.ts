import type { Id } from '../model/row.ts';

/** What jobs tell of single rows, with the parameters of the text `job.finding.<code>`. */
export const findings = {
	suggested: ['record', 'quantity'],
	'suggested.no-supplier': ['record', 'quantity'],
	'deviates.onHand': ['record', 'stored', 'computed'],
	'deviates.reserved': ['record', 'stored', 'computed'],
	'deviates.ordered': ['record', 'stored', 'computed'],
	'deviates.layers': ['record', 'stored', 'computed'],
	'deviates.pool': ['record', 'stored', 'computed'],
	expired: ['number', 'day'],
	'expired.quote': ['number', 'day'],
	low: ['record', 'available', 'minimum'],
	'check.below-zero': ['record', 'quantity'],
	'check.promised-beyond': ['record', 'quantity'],
	'check.serial-twice': ['record'],
	'check.untracked': ['record', 'quantity'],
	'check.not-stocked': ['record', 'quantity'],
	'check.stale-reservation': ['record', 'quantity'],
	'check.stale-suggestion': ['record', 'quantity']
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FindingCode = keyof typeof findings;

export type Finding = {
	readonly code: FindingCode;
	/** Quantities as plain decimals. */
	readonly params: Readonly<Record<string, string | number>>;
	/** The row that it is about. */
	readonly at?: { readonly entity: string; readonly row: Id };
};
