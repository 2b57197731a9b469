import type { Skipped } from '#lib/domain/model/change.ts';
import { m, text } from '#lib/ui/text.ts';

/** As many are named in one message. */
const NAMED = 5;

/** What an undo left alone, and who had changed it since. */
export const skippedCell = (entity: string, { title, field, who }: Skipped): string =>
	field === null
		? m['grid.skippedRow']({ title, who })
		: m['grid.skippedCell']({ title, field: text(`${entity}.${field}`), who });

/** A sentence that names the first of them. */
export function skippedText(entity: string, skipped: readonly Skipped[]): string {
	const cells = skipped.slice(0, NAMED).map((each) => skippedCell(entity, each));
	return m['grid.skipped']({ cells: cells.join('; ') + (skipped.length > NAMED ? ' …' : '') });
}
