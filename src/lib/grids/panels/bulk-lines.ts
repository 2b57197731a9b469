import type { BulkLine } from '#lib/domain/model/change.ts';
import type { Target } from '#lib/domain/model/query.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';

/** A line that the user unticked, with the place in the list where it stays. */
export type LeftOut = { readonly line: BulkLine; readonly at: number };
export type ShownLine = { readonly line: BulkLine; readonly ticked: boolean };

/** The target less the rows that were unticked. */
export function without(target: Target, unticked: ReadonlySet<Id>): Target {
	if (unticked.size === 0) return target;
	if ('ids' in target) return { ids: target.ids.filter((id) => !unticked.has(id)) };
	return { query: target.query, except: [...(target.except ?? []), ...unticked] };
}

/** The lines of the preview, with the unticked ones where they stood, so that nothing jumps. */
export function shownLines(
	lines: readonly BulkLine[],
	leftOut: readonly LeftOut[]
): readonly ShownLine[] {
	const hidden = new Set(leftOut.map(({ line }) => line.id));
	const shown: ShownLine[] = lines
		.filter(({ id }) => !hidden.has(id))
		.map((line) => ({ line, ticked: true }));
	for (const { line, at } of leftOut.toSorted((a, b) => a.at - b.at)) {
		shown.splice(at, 0, { line, ticked: false });
	}
	return shown;
}

/** New less old, for two numbers. */
export function difference(old: Cell, next: Cell): number | null {
	if (typeof old !== 'number' || typeof next !== 'number') return null;
	// Twelve digits hide what binary arithmetic adds, and keep all that a price has.
	return Number((next - old).toPrecision(12));
}

/** The share by which a sum grows, as a fraction; null where there is none. */
export const growth = (old: number | null, next: number | null): number | null =>
	old === null || next === null || old === 0 ? null : (next - old) / Math.abs(old);

/** Warnings by code, the most frequent first, counted over the lines that were sent. */
export function warningsOf(preview: {
	readonly lines: readonly Pick<BulkLine, 'problems'>[];
}): readonly { readonly code: string; readonly count: number }[] {
	const counts = new Map<string, number>();
	for (const { problems } of preview.lines) {
		const codes = problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
		for (const code of new Set(codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
	}
	return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}
