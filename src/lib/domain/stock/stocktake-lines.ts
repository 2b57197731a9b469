import { brand, places, type Scaled } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { byShelf } from './by-shelf.ts';
import { countSerials } from './count-serials.ts';
import type { Articles, Goods, Shelf } from './posting.ts';

type Quantity = Scaled<'quantity'>;

/** A line of a stocktake. Several of the same goods on one shelf, by several people, add up. */
export type StocktakeLine = Pick<Goods, 'article' | 'batch' | 'serial'> & {
	readonly id: Id;
	readonly bin: Id | null;
	readonly listed: boolean;
	readonly snapshot: Quantity | null;
	readonly counted: Quantity | null;
	readonly firstCounted: Quantity | null;
	readonly unitCost: Scaled<'price'> | null;
};

/** What all lines together say of goods on a shelf. */
export type CountedGoods = {
	readonly goods: Goods;
	readonly shelf: Shelf;
	readonly lines: readonly StocktakeLine[];
	/** The line at which its problems show: the first that was counted. */
	readonly row: Id;
	readonly snapshot: Quantity;
	readonly counted: Quantity | null;
	readonly unitCost: Scaled<'price'> | null;
};

const ONE = 10 ** places.quantity;

export function countedGoods(
	lines: readonly StocktakeLine[],
	warehouse: Id
): readonly CountedGoods[] {
	const placed = lines.map((line) => ({
		goods: { article: line.article, batch: line.batch, serial: line.serial },
		shelf: { warehouse, bin: line.bin },
		line
	}));
	return [...byShelf(placed).values()].flatMap((own) => {
		const [first] = own;
		if (!first) return [];
		const { goods, shelf } = first;
		const lines = own.map(({ line }) => line);
		const found = lines.filter(({ counted }) => counted !== null);
		return [
			{
				...{ goods, shelf, lines },
				row: (found[0] ?? first.line).id,
				unitCost: lines.find(({ unitCost }) => unitCost !== null)?.unitCost ?? null,
				...(goods.serial === null ? summed(lines) : piece(goods.serial, lines))
			}
		];
	});
}

type Figures = Pick<CountedGoods, 'snapshot' | 'counted'>;

function summed(lines: readonly StocktakeLine[]): Figures {
	const total = (quantities: readonly (Quantity | null)[]) =>
		brand<'quantity'>(quantities.reduce<number>((sum, each) => sum + (each ?? 0), 0));
	const counted = lines.map(({ counted }) => counted).filter((each) => each !== null);
	return {
		snapshot: total(lines.map(({ snapshot }) => snapshot)),
		counted: counted.length === 0 ? null : total(counted)
	};
}

/** Found by two people, it is still one piece (E81). */
function piece(serial: string, lines: readonly StocktakeLine[]): Figures {
	const on = (quantity: Quantity | null) => (quantity !== null && quantity > 0 ? [serial] : []);
	const book = lines.flatMap(({ snapshot }) => on(snapshot));
	const found = lines.flatMap(({ counted }) => on(counted));
	const [figures] = countSerials(book, found);
	const isCounted = lines.some(({ counted }) => counted !== null);
	const none = brand<'quantity'>(0);
	return {
		snapshot: figures?.snapshot ?? none,
		counted: isCounted ? (figures?.counted ?? none) : null
	};
}

/** Every reason why a line names no goods that could be counted. */
export function countProblems(
	lines: readonly StocktakeLine[],
	articles: Articles
): readonly Problem[] {
	return lines.flatMap((line) => {
		const at = (field: string) => ({ row: line.id, field });
		const article = articles.get(line.article);
		if (!article?.stockManaged) return [{ code: 'article.no-stock', at: at('article') } as const];
		const { tracking } = article;
		const problems: Problem[] = [];
		if (tracking === 'batch' && line.batch === null)
			problems.push({ code: 'batch.missing', at: at('batch') });
		if (tracking === 'none' && line.batch !== null)
			problems.push({ code: 'batch.not-wanted', at: at('batch') });
		if (tracking !== 'serial' && line.serial !== null)
			problems.push({ code: 'serial.not-wanted', at: at('serial') });
		if (tracking === 'serial' && line.serial === null)
			problems.push({ code: 'serial.missing', at: at('serial') });
		const isPiece = line.counted === null || line.counted === 0 || line.counted === ONE;
		if (tracking === 'serial' && !isPiece)
			problems.push({ code: 'serial.one-piece', at: at('counted') });
		return problems;
	});
}
