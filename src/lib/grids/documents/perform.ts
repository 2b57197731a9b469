import { goto } from '$app/navigation';
import { documentClient, type Made, type Performing } from '#lib/client/document-client.ts';
import { failureOf, problemsOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { tableAddress } from '#lib/client/table-address.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { m, text } from '#lib/ui/text.ts';
import { toasts, type Toast } from '#lib/ui/toasts.svelte.ts';
import { chosenRows, rowsById } from '../actions.ts';
import { complaintText } from '../complaints.ts';
import { focusBack } from '../focus.ts';
import { failureText } from '../panels/failure-text.ts';
import { reveal, revealRow } from '../reveal.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { saved } from '../unsaved.ts';
import type { Refusal } from './acting.svelte.ts';
import { refusalsOf } from './refusals.ts';

/** Does an action to one document, or to the chosen ones: all of them or none. */
export const perform = (sheet: Sheet, action: string, only: Id | null): Promise<void> =>
	carryOut(sheet, only, {
		label: text(`${sheet.entity.name}.action.${action}`),
		async call(asked) {
			const done = await documentClient(sheet.entity.name, action).mutate(asked);
			sheet.put(done);
			tellRevalued(done.revalued);
			return done.made;
		}
	});

/** Something that one call of the server does to documents; it shows what comes of that too. */
export type Deed = {
	readonly label: string;
	/** Answers the documents that it made and has not shown. */
	call(asked: Performing): Promise<readonly Made[] | void>;
};

export const carryOut = (sheet: Sheet, only: Id | null, deed: Deed): Promise<void> =>
	busily(sheet, async () => {
		if (!(await saved())) {
			toasts.show({ tone: 'warning', text: m['documents.unsaved']() });
			return;
		}
		const rows = only === null ? await chosenRows(sheet) : await rowsById(sheet, [only]);
		if (rows.length > 0) await act(sheet, { deed, rows, confirmed: [] });
	});

/** What is asked of the server; once more with what was confirmed, about the same documents as they were seen. */
type Wish = {
	readonly deed: Deed;
	readonly rows: readonly AnyRow[];
	readonly confirmed: readonly string[];
};

async function busily({ acting, entity }: Sheet, work: () => Promise<void>): Promise<void> {
	if (acting.busy) return;
	acting.busy = true;
	try {
		await work();
	} catch (error) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error), entity) });
	} finally {
		acting.busy = false;
	}
}

async function act(sheet: Sheet, wish: Wish) {
	const { deed, rows } = wish;
	const ids = rows.map(({ id }) => id);
	let made: readonly Made[] | void;
	try {
		made = await deed.call(asked(wish));
	} catch (error) {
		const problems = problemsOf(error);
		if (problems.length === 0) throw error;
		sheet.acting.tried(ids, await refusalsOf(sheet, rows, problems));
		sheet.refresh();
		if (problems.some(isError)) {
			tell(sheet, problems);
			const first = topmost(sheet, ids);
			if (first) await goTo(sheet, first);
		} else ask(sheet, wish, problems);
		return;
	}
	sheet.acting.tried(ids);
	toasts.show({
		tone: 'done',
		text: m['documents.done']({ action: deed.label, count: rows.length }),
		...leadingTo(made ?? [])
	});
	sheet.refresh();
	// A button that is not to be pressed any more loses the focus.
	focusBack(sheet);
}

/** A button that leads to what was made: to the first, where that are many. */
function leadingTo([made]: readonly Made[]): Pick<Toast, 'action'> {
	if (!made) return {};
	const { document, first, count } = made;
	const name = text(count === 1 ? document : `${document}.*`);
	const run = () => void goto(tableAddress(document, first));
	return { action: { label: m['documents.open']({ name }), run } };
}

/** Something was posted for an earlier day: what moved since may be worth something else, which can be looked at. */
function tellRevalued(count: number) {
	if (count === 0) return;
	const show = () => void goto(`${tableAddress('stockRevaluation')}?sort=-at`);
	toasts.show({
		tone: 'warning',
		text: m['documents.revalued']({ count }),
		action: { label: m['documents.revalued.show'](), run: show }
	});
}

const asked = ({ rows, confirmed }: Wish): Performing => ({
	operation: newId(),
	rows: rows.map(({ id, version }) => ({ id, version })),
	confirmed
});

/** Warnings stand against it: whoever has read them may have it done all the same. */
function ask(sheet: Sheet, wish: Wish, problems: readonly Problem[]) {
	const codes = new Set([...wish.confirmed, ...problems.map(({ code }) => code)]);
	sheet.acting.question = {
		action: wish.deed.label,
		words: wordsOf(sheet, problems),
		go: () => void busily(sheet, () => act(sheet, { ...wish, confirmed: [...codes] }))
	};
}

function wordsOf({ acting, entity }: Sheet, problems: readonly Problem[]): readonly string[] {
	const entityOf = new Map(acting.refusals.map((each) => [each.row, each.entity]));
	const words = problems.map((problem) => {
		const of = entityOf.get(problem.at?.row ?? '') ?? entity.name;
		// A problem of a line names the column it is about.
		return complaintText(problem, of, of === entity.name ? undefined : '');
	});
	return [...new Set(words)].slice(0, 5);
}

function tell(sheet: Sheet, problems: readonly Problem[]) {
	const told = wordsOf(sheet, problems).join(' · ');
	const count = m['grid.problems']({ count: problems.length });
	toasts.show({ tone: 'error', text: problems.length === 1 ? told : `${count}: ${told}` });
}

/** The first cell that stands in the way of one of these documents, as they are seen. */
function topmost(sheet: Sheet, ids: readonly Id[]): Refusal | undefined {
	const nodes = sheet.nodes();
	const place = ({ document }: Refusal) => nodes.get(document)?.rowIndex ?? Infinity;
	return sheet.acting.refusals
		.filter(({ document }) => ids.includes(document))
		.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))[0];
}

/** The first cell that stands in the way takes the focus, in the table below its document where it is of a line. */
async function goTo(sheet: Sheet, { document, ...cell }: Refusal) {
	if (cell.row === document) {
		await reveal(sheet, document, cell.field);
		return;
	}
	if (sheet.opened !== document) await revealRow(sheet, document);
	sheet.acting.wanted = { owner: document, cell };
}
