import { fieldHeldBack, mayChange } from '#lib/domain/access/visible.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Skipped, Undone } from '#lib/domain/model/change.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { may } from '#lib/domain/access/may.ts';
import type { Actor, Source } from '#lib/domain/model/permission.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { fieldNamed, initialCells, storedEntries } from '#lib/domain/model/schema.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { stored } from '#lib/domain/registry.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import {
	changesOf,
	markUndone,
	operationById,
	writtenBy,
	type LoggedChange,
	type StoredOperation
} from '#lib/server/store/log.ts';
import { referencedAtAll, titlesOf } from '#lib/server/store/references.ts';
import { byIds, narrowed, type Reading } from '#lib/server/store/rows.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { checkAsTheyAre, type Asker } from '#lib/server/writing/check.ts';
import { refusedRows } from '#lib/server/writing/claims.ts';
import { lastWriters } from '#lib/server/writing/conflict.ts';
import { fieldsInvolved } from '#lib/server/writing/involved.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { keptProblems } from '#lib/server/writing/kept.ts';
import { removeLogged, restoreAttached } from '#lib/server/writing/removal.ts';
import { storeDrafts, yieldDefaults } from '#lib/server/writing/store.ts';
import { beyondWholes } from '#lib/server/writing/within-sight.ts';

/** What is not undone, since more follows from it than rows. */
const finalCode: Partial<Record<Source, ProblemCode>> = {
	action: 'operation.by-action',
	job: 'operation.by-job'
};

type Skip = { readonly entity: string; readonly row: Id; readonly field: string | null };
type Step = { readonly drafts: readonly Draft[]; readonly skips: readonly Skip[] };

/**
 * Takes back every change of one operation that nobody has changed since; what was is skipped and told. Undoing an
 * undo does the first operation again.
 */
export async function undoOperation(
	context: Context,
	{ operation, undoes }: { readonly operation: Id; readonly undoes: Id }
): Promise<Undone> {
	const found = await operationById(context.db, undoes);
	const entity = found && stored[found.entity];
	if (!found || !entity || !may(context.actor, `${entity.name}.write`)) {
		throw new Refused([{ code: 'operation.gone' }]);
	}
	const final = finalCode[found.source];
	if (final) throw new Refused([{ code: final }]);
	return operate(
		context,
		entity,
		{ operation, source: 'undo', request: undoes, undoes },
		(tx, sequence) => undo(tx, context.actor, sequence, operation, undoes),
		async (tx, done) => ({ undone: await writtenBy(tx, done), skipped: [] })
	);
}

async function undo(
	tx: Tx,
	actor: Actor,
	sequence: number,
	operation: Id,
	undoes: Id
): Promise<Undone> {
	const before = known(await operationById(tx, undoes), undoes);
	if (before.undone) throw new Refused([{ code: 'operation.undone' }]);
	const skips: Skip[] = [];
	let undone = 0;
	// Of what is hidden from him he took no part.
	const changes = await changesOf(seenIn(tx, actor), before.sequence);
	for (const step of stepsOf(changes)) {
		const done = await undoStep(tx, actor, sequence, step);
		undone += done.drafts.length;
		skips.push(...done.skips);
	}
	if (undone > 0) await markUndone(tx, before as StoredOperation, operation);
	return { undone, skipped: await toSkipped(seenIn(tx, actor), skips) };
}

type Changes = readonly [LoggedChange, ...LoggedChange[]];

/** Changes of one table and kind that were written together; the last written is taken back first. */
function stepsOf(changes: readonly LoggedChange[]): readonly Changes[] {
	const steps: [LoggedChange, ...LoggedChange[]][] = [];
	for (const change of changes) {
		const last = steps.at(-1);
		if (last && last[0].entity === change.entity && last[0].kind === change.kind) last.push(change);
		else steps.push([change]);
	}
	return steps.reverse();
}

async function undoStep(tx: Tx, actor: Actor, sequence: number, changes: Changes): Promise<Step> {
	const [{ entity: table, kind }] = changes;
	const entity = stored[table];
	if (!entity || !mayUndo(actor, entity, kind)) return { drafts: [], skips: changes.map(whole) };
	if (kind === 'insert') return removeAgain({ db: tx, actor }, sequence, entity, changes);
	const step =
		kind === 'update'
			? await restoreCells(tx, actor, entity, changes)
			: await restoreRows(tx, entity, changes);
	const { problems, claims } = await checkAsTheyAre({ db: tx, actor }, entity, step.drafts);
	const refused = refusedRows(problems, claims);
	const free = step.drafts.filter(({ id }) => !refused.has(id));
	const { drafts, yielded } = await yieldDefaults(tx, entity, free);
	const kept = step.drafts
		.filter(({ id }) => refused.has(id))
		.map(({ id }) => ({ row: id, field: null }));
	const written = await storeDrafts(tx, sequence, entity, drafts);
	if (kind === 'delete') await restoreAttached(tx, entity, written);
	const skips = [...yielded, ...kept].map((skip) => ({ entity: table, ...skip }));
	return { drafts: written.filter(isWritten), skips: [...step.skips, ...skips] };
}

const mayUndo = (actor: Actor, entity: Entity, kind: LoggedChange['kind']): boolean =>
	may(actor, `${entity.name}.write`) &&
	(kind === 'update' || fieldHeldBack(actor, entity) === undefined);

const isWritten = ({ before, changed }: Draft): boolean => before === null || changed.size > 0;

const whole = ({ entity, row }: LoggedChange): Skip => ({ entity, row, field: null });

/** A row that was added goes again, unless somebody has changed it or refers to it. */
async function removeAgain(
	asker: Asker<Tx>,
	sequence: number,
	entity: Entity,
	changes: Changes
): Promise<Step> {
	const { db: tx } = asker;
	const rows = new Map((await byIds(tx, entity, idsOf(changes))).map((row) => [row.id, row]));
	const held = await referencedAtAll(tx, entity.name, idsOf(changes));
	const untouched = changes.filter((change) => {
		const current = rows.get(change.row);
		return current && asAdded(entity, current, change) && !held.has(change.row) && !entity.single;
	});
	const free = untouched.flatMap(({ row }) => rows.get(row) ?? []);
	const beyond = await beyondWholes(asker, entity, idsOf(changes));
	const staying = [...beyond, ...(await keptProblems(tx, entity, free))];
	const kept = new Set(staying.map(({ at }) => at?.row));
	const going = free.filter(({ id }) => !kept.has(id));
	const drafts = await removeLogged(tx, sequence, entity, going);
	const gone = new Set(going.map(({ id }) => id));
	return { drafts, skips: changes.filter(({ row }) => rows.has(row) && !gone.has(row)).map(whole) };
}

/** Also a row whose changes were all undone stands as it was added. */
const asAdded = (entity: Entity, row: AnyRow, { version, after }: LoggedChange): boolean =>
	row.version === version ||
	storedEntries(entity.fields).every(([field]) => (row[field] ?? null) === (after[field] ?? null));

const idsOf = (changes: readonly LoggedChange[]): Id[] => changes.map(({ row }) => row);

async function restoreCells(tx: Tx, actor: Actor, entity: Entity, changes: Changes): Promise<Step> {
	const fields = new Set(changes.flatMap(({ before }) => Object.keys(before)));
	const involved = fieldsInvolved(entity, fields);
	const rows = await byIds(tx, narrowed(entity, involved), idsOf(changes));
	const current = new Map(rows.map((row) => [row.id, row]));
	const drafts: Draft[] = [];
	const skips: Skip[] = [];
	for (const change of changes) {
		const row = current.get(change.row);
		if (!row) {
			skips.push(whole(change));
			continue;
		}
		const cells: Record<string, Cell> = {};
		for (const [field, cell] of Object.entries(change.before)) {
			const definition = fieldNamed(entity.fields, field);
			const free =
				row[field] === change.after[field] && definition && mayRestore(actor, definition);
			if (free) cells[field] = cell;
			else skips.push({ entity: entity.name, row: change.row, field });
		}
		if (Object.keys(cells).length > 0) drafts.push(toDraft(row, cells));
	}
	return { drafts, skips };
}

/** Cells that the product itself set come back with the others. */
const mayRestore = (actor: Actor, field: Entity['fields'][string]): boolean =>
	mayChange(actor, field) || (field.readonly === true && field.restricted === undefined);

const toDraft = (row: AnyRow, cells: Readonly<Record<string, Cell>>): Draft => ({
	id: row.id,
	before: row,
	after: { ...row, ...cells, id: row.id, version: row.version + 1 },
	changed: new Set(Object.keys(cells).filter((field) => row[field] !== cells[field]))
});

/** A deleted row comes back under its id. */
async function restoreRows(tx: Tx, entity: Entity, changes: Changes): Promise<Step> {
	const there = new Set(
		(await byIds(tx, narrowed(entity, new Set()), idsOf(changes))).map(({ id }) => id)
	);
	const initial = initialCells(entity.fields);
	const drafts = changes
		.filter(({ row }) => !there.has(row))
		.map(({ row, version, before }) => ({
			id: row,
			before: null,
			// A field that came with a later version of the product is missing in what was logged.
			after: { ...initial, ...before, id: row, version: version + 1 },
			changed: new Set(Object.keys(before))
		}));
	return { drafts, skips: changes.filter(({ row }) => there.has(row)).map(whole) };
}

/** Of more skips nobody reads who it was. */
const MOST_NAMED = 1000;

async function toSkipped(db: Reading, skips: readonly Skip[]): Promise<Skipped[]> {
	const rows = new Map<string, Set<Id>>();
	for (const { entity, row } of skips) rows.set(entity, (rows.get(entity) ?? new Set()).add(row));
	const titles = await titlesOf(db, rows);
	const writers = await lastWriters(db, skips.slice(0, MOST_NAMED));
	return skips.map(({ row, field }, at) => ({
		row,
		title: titles[row] ?? '',
		field,
		who: writers[at] ?? ''
	}));
}
