import { patternOf } from '#lib/domain/find/pattern.ts';
import { isReplacedWhole, renewed, textsOf } from '#lib/domain/find/renew.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Sheet } from '../sheet.svelte.ts';

/** Replaces what is found in the cell that is shown, as if it were typed there, and goes on to the next. */
export async function replaceOne(sheet: Sheet): Promise<void> {
	const { finder } = sheet;
	const { at, find } = finder;
	if (at && find) {
		const field = sheet.entity.fields[at.field];
		const row = sheet.nodes().get(at.row)?.data ?? finder.row;
		const pattern = patternOf(find);
		const words = sheet.showingOf(at.field);
		const texts = row && field ? textsOf(field, sheet.valueOf(row, at.field), words) : [];
		const text = renewed(pattern, texts, finder.by);
		if (!sheet.isEditable(at.field, at.row)) tell(m['find.fixedCell']());
		else if (text && field && isReplacedWhole(field) && !pattern.isAll(text.old))
			tell(m['find.partCell']());
		else if (text && row) {
			sheet.commit(sheet.startOf(row, at.field), text.new);
			if (!pattern.occursIn(text.new)) finder.took(at);
		}
	}
	await finder.walk(1);
}

const tell = (text: string) => toasts.show({ tone: 'warning', text });
