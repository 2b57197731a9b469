import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Sheet } from '../sheet.svelte.ts';

const AT_ONCE = 1000;

/**
 * The rows from one position of the list to another, loaded ones as they are at hand, the others from the server. A
 * position that holds no row any more is missing.
 */
export async function rowsBetween(
	sheet: Sheet,
	top: number,
	bottom: number
): Promise<ReadonlyMap<number, AnyRow>> {
	const found = loadedBetween(sheet, top, bottom);
	for (const [from, count] of gaps(found, top, bottom)) {
		const page = { ...sheet.view.query, offset: from, limit: count };
		const answer = await sheet.client.list.query(page);
		sheet.source.learn(answer);
		answer.rows.forEach((row, at) => found.set(from + at, row));
	}
	return found;
}

/** The same without asking the server: null where a row is not loaded. */
export function rowsAtHand(
	sheet: Sheet,
	top: number,
	bottom: number
): ReadonlyMap<number, AnyRow> | null {
	const found = loadedBetween(sheet, top, bottom);
	return found.size === bottom - top + 1 ? found : null;
}

function loadedBetween(sheet: Sheet, top: number, bottom: number): Map<number, AnyRow> {
	const found = new Map<number, AnyRow>();
	for (const [at, { data }] of sheet.ranging.loaded()) {
		if (data && at >= top && at <= bottom) found.set(at, data);
	}
	return found;
}

/** Stretches that are missing, none longer than one page. */
function* gaps(
	found: ReadonlyMap<number, AnyRow>,
	top: number,
	bottom: number
): Generator<readonly [from: number, count: number]> {
	for (let from = top; from <= bottom; from++) {
		if (found.has(from)) continue;
		let to = from;
		while (to < bottom && to - from + 1 < AT_ONCE && !found.has(to + 1)) to++;
		yield [from, to - from + 1];
		from = to;
	}
}
