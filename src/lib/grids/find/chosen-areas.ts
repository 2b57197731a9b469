import type { FindArea } from '#lib/domain/find/find.ts';
import { clip, stripes } from '../range/area.ts';
import type { Sheet } from '../sheet.svelte.ts';

/** What is chosen, as the server is told where to look; null where it is one cell or none. */
export function chosenAreas({ ranging, entity }: Sheet): readonly FindArea[] | null {
	const { range, size } = ranging;
	if (!range.isMany) return null;
	const areas = range.areas.flatMap((area) => clip(area, size) ?? []);
	return stripes(areas).map(({ top, bottom, columns }) => ({
		top,
		bottom,
		fields: [...columns].flatMap((column) => {
			const field = ranging.fieldAt(column);
			return field !== undefined && entity.fields[field] ? [field] : [];
		})
	}));
}
