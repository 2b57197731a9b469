import type { Id } from '../model/row.ts';

/** What a user is told without asking, with the parameters of the text `notice.<code>`. */
export const notices = {
	'low-stock': ['record', 'available', 'minimum']
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type NoticeCode = keyof typeof notices;

export type Notice = {
	readonly id: Id;
	readonly at: string;
	readonly code: NoticeCode;
	/** Quantities as plain decimals. */
	readonly params: Readonly<Record<string, string | number>>;
	/** The row that it is about. */
	readonly entity: string;
	readonly row: Id;
	readonly read: boolean;
};

/** The latest of a user's notices, and how many of all he has not read. */
export type Notices = { readonly notices: readonly Notice[]; readonly unread: number };
