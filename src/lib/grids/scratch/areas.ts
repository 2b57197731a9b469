import { cellName } from '#lib/domain/sheets/place.ts';
import { clip, type Area } from '../range/area.ts';
import type { Scratch } from './scratch.svelte.ts';

/** The chosen areas, as far as the sheet is shown. */
export const chosen = ({ ranging }: Scratch): readonly Area[] =>
	ranging.range.areas.flatMap((area) => clip(area, ranging.size) ?? []);

/** The names of all chosen cells, each once. */
export const areaNames = (scratch: Scratch): readonly string[] => [
	...new Set(chosen(scratch).flatMap(namesIn))
];

export function namesIn({ top, bottom, left, right }: Area): readonly string[] {
	const names: string[] = [];
	for (let row = top; row <= bottom; row++) {
		for (let column = left; column <= right; column++) names.push(cellName({ row, column }));
	}
	return names;
}

/** The names in the areas of cells that hold or show something, without walking through those that do not. */
export function filledNames(scratch: Scratch): readonly string[] {
	const areas = chosen(scratch);
	const size = areas.reduce(
		(sum, { top, bottom, left, right }) => sum + (bottom - top + 1) * (right - left + 1),
		0
	);
	if (size <= 10_000) return areaNames(scratch).filter((name) => scratch.holds(name));
	return scratch.filled().filter((name) => scratch.isChosen(name));
}
