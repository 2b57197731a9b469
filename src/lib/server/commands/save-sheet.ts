import { may } from '#lib/domain/access/may.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import {
	patched,
	sheetLimits,
	sheetProblems,
	type SheetCells,
	type SheetPatch
} from '#lib/domain/sheets/sheet.ts';
import { write, type Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { putSheet, sheetById, sheetsOf, type StoredSheet } from '#lib/server/store/sheets.ts';

/** A sheet as its owner wants it: what is left out stays. Version 0 is a new one. */
export type WantedSheet = {
	readonly id: Id;
	readonly version: number;
	readonly name?: string | undefined;
	readonly shared?: boolean | undefined;
	readonly cells?: SheetPatch | undefined;
};
export type SavedSheet = Pick<StoredSheet, 'id' | 'version' | 'at'>;

/** Keeps a sheet of the user's own. The same request again changes nothing. */
export function saveSheet(context: Context, wanted: WantedSheet): Promise<SavedSheet> {
	const { actor } = context;
	return write(context, async (tx) => {
		const before = await sheetById(tx, wanted.id);
		if (before && isDone(before, wanted, actor.userId)) return told(before);
		refuse(placeProblems(before, wanted, actor.userId));
		const sheet: StoredSheet = {
			...changed(before, wanted),
			id: wanted.id,
			version: wanted.version + 1,
			user: actor.userId,
			who: actor.name,
			at: new Date().toISOString(),
			removed: null
		};
		const own = before ? 0 : await sheetsOf(tx, actor.userId);
		const isGiven = sheet.shared && !before?.shared;
		refuse([
			...(own >= sheetLimits.own ? [tooMany] : []),
			...(isGiven && !may(actor, 'views.share') ? [notShared(sheet.id)] : []),
			...sheetProblems(sheet.id, sheet.cells)
		]);
		await putSheet(tx, sheet);
		return told(sheet);
	});
}

const told = ({ id, version, at }: StoredSheet): SavedSheet => ({ id, version, at });

const tooMany: Problem = { code: 'sheet.too-many', params: { max: sheetLimits.own } };
const notShared = (row: Id): Problem => ({
	code: 'field.forbidden',
	params: { field: 'shared' },
	at: { row, field: 'shared' }
});

function refuse(problems: readonly Problem[]) {
	if (problems.length > 0) throw new Refused(problems);
}

type Changeable = Pick<StoredSheet, 'name' | 'shared' | 'cells'>;

function changed(before: Changeable | undefined, { name, shared, cells }: WantedSheet): Changeable {
	return {
		name: name ?? before?.name ?? '',
		shared: shared ?? before?.shared ?? false,
		cells: patched(before?.cells ?? {}, cells ?? {})
	};
}

/** Whether the last change of the sheet was this very one. */
function isDone(before: StoredSheet, wanted: WantedSheet, user: Id): boolean {
	if (before.user !== user || before.removed || before.version !== wanted.version + 1) return false;
	const after = changed(before, wanted);
	return (
		after.name === before.name &&
		after.shared === before.shared &&
		isSame(after.cells, before.cells)
	);
}

const isSame = (one: SheetCells, other: SheetCells) =>
	Object.keys(one).length === Object.keys(other).length &&
	Object.entries(one).every(([name, content]) => other[name] === content);

/** Whether the sheet is there, is his, and is the one that he saw. */
function placeProblems(
	before: StoredSheet | undefined,
	{ id: row, version }: WantedSheet,
	user: Id
): readonly Problem[] {
	if (version === 0) return before ? [{ code: 'row.exists', at: { row } }] : [];
	const isSeen = before && !before.removed && (before.user === user || before.shared);
	if (!isSeen) return [{ code: 'row.gone', at: { row } }];
	if (before.user !== user) {
		return [{ code: 'field.forbidden', params: { field: before.name }, at: { row } }];
	}
	if (before.version === version) return [];
	const { who, at, name: theirs } = before;
	return [{ code: 'row.changed', params: { who, at, theirs }, at: { row } }];
}
