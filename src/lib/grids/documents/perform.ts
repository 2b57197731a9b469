import { documentClient } from '#lib/client/document-client.ts';
import { failureOf, problemsOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { stored } from '#lib/domain/registry.ts';
import { m, text } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { chosenRows } from '../actions.ts';
import { complaintText } from '../complaints.ts';
import { failureText } from '../panels/failure-text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { saved } from '../unsaved.ts';

/** Does an action to the ticked documents, or to the one with the focus: all of them or none. */
export async function perform(sheet: Sheet, action: string): Promise<void> {
	sheet.api?.stopEditing();
	if (!(await saved())) {
		toasts.show({ tone: 'warning', text: m['documents.unsaved']() });
		return;
	}
	const rows = await chosenRows(sheet);
	if (rows.length === 0) return;
	const label = text(`${sheet.entity.name}.action.${action}`);
	try {
		sheet.put(await documentClient(sheet.entity.name, action).mutate(asked(rows)));
		toasts.show({ tone: 'done', text: m['documents.done']({ action: label, count: rows.length }) });
	} catch (error) {
		tell(sheet, error);
	}
	sheet.refresh();
}

const asked = (rows: readonly AnyRow[]) => ({
	operation: newId(),
	rows: rows.map(({ id, version }) => ({ id, version }))
});

function tell(sheet: Sheet, error: unknown) {
	const problems = problemsOf(error);
	if (problems.length === 0) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error), sheet.entity) });
		return;
	}
	const told = problems.map((problem) => inWords(sheet, problem));
	toasts.show({ tone: 'error', text: [...new Set(told)].slice(0, 5).join(' · ') });
}

/** A problem of a line names the column it is about. */
function inWords({ entity }: Sheet, problem: Problem): string {
	const field = problem.at?.field;
	const lines = `${entity.name}Line`;
	const ofLine = field !== undefined && stored[lines]?.fields[field] !== undefined;
	return complaintText(problem, ofLine ? lines : entity.name, ofLine ? '' : undefined);
}
