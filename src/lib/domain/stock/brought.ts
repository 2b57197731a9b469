import type { Scaled } from '../model/amount.ts';
import type { Id } from '../model/row.ts';
import { costOf, priceOf, shareOf } from './landed-shares.ts';
import { portions, type MovedLine } from './moved-line.ts';
import type { MovementKind } from './movement-kind.ts';
import type { Articles, Posting } from './posting.ts';

type Head = { readonly warehouse: Id; readonly freight: Scaled<'money'> | null };
type Line = MovedLine & { readonly bin: Id | null; readonly unitCost: Scaled<'price'> | null };

/** Goods that come into a warehouse, each line with its cost and its share of what it cost to get all of them here. */
export const brought = (
	kind: MovementKind,
	{ warehouse, freight }: Head,
	lines: readonly Line[],
	articles: Articles,
	landed: ReadonlyMap<Id, Scaled<'money'>>
): readonly Posting[] =>
	lines.flatMap((line) => {
		const own = portions(line, articles);
		return own.map((portion, at) => ({
			...{ kind, ...portion, from: null, to: { warehouse, bin: line.bin } },
			line: line.id,
			unitCost: costOf(line, freight, articles),
			price: priceOf(line, articles),
			landed: shareOf(landed.get(line.id), own, at)
		}));
	});
