import type { trpc } from '#lib/client/trpc.ts';
import type { Id } from '#lib/domain/model/row.ts';

export type Card = Awaited<ReturnType<typeof trpc.stock.card.query>>;

/** Whose card: of an article, or of one batch or piece of it; in all warehouses, or in one. */
export type CardOf = {
	readonly article: Id;
	readonly batch?: string;
	readonly serial?: string;
	readonly warehouse?: Id;
};
const parts = ['batch', 'serial', 'warehouse'] as const;

export function readAddress(params: URLSearchParams): CardOf | null {
	const article = params.get('article');
	if (!article) return null;
	const others = parts.flatMap((part) => {
		const value = params.get(part);
		return value ? [[part, value] as const] : [];
	});
	return { article, ...Object.fromEntries(others) };
}

export function cardAddress(of: CardOf): string {
	const given = Object.entries(of).filter((entry): entry is [string, string] => !!entry[1]);
	return `/stock/card?${new URLSearchParams(given)}`;
}
