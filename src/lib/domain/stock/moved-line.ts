import { brand, places, type Scaled } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import type { Articles, Goods, LineCells } from './posting.ts';

type Line = {
	readonly id: Id;
	readonly article: Id;
	readonly batch: string | null;
	readonly serials: string | null;
};
/** A line of a document that moves goods. */
export type MovedLine = Line & { readonly quantity: Scaled<'quantity'> };
/** One that says how many more or fewer there are than were on the book. */
export type AdjustedLine = Line & { readonly difference: Scaled<'quantity'> };
export type GoodsLine = MovedLine | AdjustedLine;

/** Which goods a line moves, and how many: one piece for each serial number. */
export type Portion = { readonly goods: Goods; readonly quantity: Scaled<'quantity'> };

/** The longest that a record of stock holds. */
export const SERIAL_LENGTH = 60;
const ONE = brand<'quantity'>(10 ** places.quantity);

export function portions(line: GoodsLine, articles: Articles): readonly Portion[] {
	const { article, batch } = line;
	const quantity = quantityOf(line);
	if (articles.get(article)?.tracking !== 'serial') {
		return [{ goods: { article, batch, serial: null }, quantity }];
	}
	return serialsOf(line).map((serial) => ({
		goods: { article, batch, serial },
		quantity: ONE
	}));
}

/** How many pieces are moved, whichever way. */
const quantityOf = (line: GoodsLine): Scaled<'quantity'> =>
	'difference' in line ? brand(Math.abs(line.difference)) : line.quantity;

const names = ['quantity', 'counted', 'difference'];

/** What the lines of a document call the cells in which they say what moves. */
export const cellsOf = (lines: object): LineCells => ({
	quantity: names.find((name) => name in lines) ?? 'quantity',
	serials: 'serial' in lines ? 'serial' : 'serials'
});

/** What is typed or pasted as serial numbers: one a line, or with commas or semicolons between. */
export const serialsOf = ({ serials }: Pick<GoodsLine, 'serials'>): readonly string[] =>
	(serials ?? '').split(/[\n,;]/).flatMap((serial) => serial.trim() || []);

/** Every reason why a line cannot be moved, whatever is in stock (F14, F15, F17; E61). */
export function lineProblems(lines: readonly GoodsLine[], articles: Articles): readonly Problem[] {
	return lines.flatMap((line) => [...quantityProblems(line), ...trackingProblems(line, articles)]);
}

function quantityProblems(line: GoodsLine): readonly Problem[] {
	if (quantityOf(line) > 0) return [];
	return [{ code: 'quantity.nothing', at: { row: line.id, field: cellsOf(line).quantity } }];
}

function trackingProblems(line: GoodsLine, articles: Articles): readonly Problem[] {
	const { id, batch } = line;
	const article = articles.get(line.article);
	if (!article?.stockManaged)
		return [{ code: 'article.no-stock', at: { row: id, field: 'article' } }];
	if (article.tracking === 'serial') return serialProblems(line);
	const given = line.serials === null ? [] : [problem(id, 'serials', 'serial.not-wanted')];
	if (article.tracking === 'none') {
		return batch === null ? given : [...given, problem(id, 'batch', 'batch.not-wanted')];
	}
	return batch === null ? [...given, problem(id, 'batch', 'batch.missing')] : given;
}

export function serialProblems(line: GoodsLine): readonly Problem[] {
	const serials = serialsOf(line);
	const at = { row: line.id, field: 'serials' };
	const twice = serials.find((serial, place) => serials.indexOf(serial) !== place);
	const wanted = quantityOf(line) / ONE;
	return [
		...(serials.length === wanted
			? []
			: [{ code: 'serial.count', params: { given: serials.length, wanted }, at } as const]),
		...(twice === undefined
			? []
			: [{ code: 'serial.twice', params: { serial: twice }, at } as const]),
		...(serials.every(({ length }) => length <= SERIAL_LENGTH)
			? []
			: [{ code: 'text.too-long', params: { max: SERIAL_LENGTH }, at } as const])
	];
}

const problem = (
	row: Id,
	field: string,
	code: 'serial.not-wanted' | 'batch.not-wanted' | 'batch.missing'
): Problem => ({ code, at: { row, field } });
