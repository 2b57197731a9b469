import { entities } from '#lib/domain/entities/index.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { initialCells } from '#lib/domain/model/schema.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { batchesOf, type Batch, type BatchKey } from '#lib/server/store/batches.ts';
import type { Outcome, Scene } from './effects.ts';
import { movedLines } from './paper.ts';
import type { Move } from './post-stock.ts';
import { storeDrafts } from './store.ts';

/** A batch that comes in, with the last day of its use where somebody has said one. */
type Coming = BatchKey & { readonly expiresOn: string | null };

/** What lines say of the batches that they bring: a known one keeps its day. */
export async function bringBatches(tx: Tx, { sequence, papers }: Scene): Promise<Outcome> {
	const lines = papers.flatMap((paper) =>
		movedLines(paper).map((line) => ({ ...line, expiresOn: dayOf(line) }))
	);
	const coming = lines.flatMap(({ id, article, batch, expiresOn }) =>
		batch === null ? [] : [{ line: id, article, code: batch, expiresOn }]
	);
	const known = byKey(await batchesOf(tx, coming));
	const problems = [
		...lines.flatMap(({ id, batch, expiresOn }) =>
			batch === null && expiresOn !== null ? [problem(id, 'batch.without-code')] : []
		),
		...differing(coming, known)
	];
	if (problems.length > 0) return { problems };
	await store(tx, sequence, coming, known);
	return {};
}

/** Batches that nobody has told of are kept as they come. */
export async function keepBatches(tx: Tx, sequence: number, moves: readonly Move[]): Promise<void> {
	const coming = moves.flatMap(({ goods: { article, batch }, from }) =>
		from === null && batch !== null ? [{ article, code: batch, expiresOn: null }] : []
	);
	if (coming.length > 0) await store(tx, sequence, coming, byKey(await batchesOf(tx, coming)));
}

/** Lines of documents that bring goods may say it. */
function dayOf(line: object): string | null {
	const day = 'expiresOn' in line ? line.expiresOn : null;
	return typeof day === 'string' ? day : null;
}

const keyOf = ({ article, code }: BatchKey) => `${article}\n${code.toLowerCase()}`;

const byKey = (batches: readonly Batch[]): ReadonlyMap<string, Batch> =>
	new Map(batches.map((batch) => [keyOf(batch), batch]));

function differing(
	coming: readonly (Coming & { readonly line: Id })[],
	known: ReadonlyMap<string, Batch>
): readonly Problem[] {
	const said = new Map([...known].map(([key, { expiresOn }]) => [key, expiresOn]));
	return coming.flatMap((batch) => {
		const before = said.get(keyOf(batch)) ?? null;
		if (batch.expiresOn === null) return [];
		if (before === null) said.set(keyOf(batch), batch.expiresOn);
		if (before === null || before === batch.expiresOn) return [];
		return [problem(batch.line, 'batch.other-expiry', { day: before })];
	});
}

const problem = (
	row: Id,
	code: 'batch.without-code' | 'batch.other-expiry',
	params?: Problem['params']
): Problem => ({ code, ...(params && { params }), at: { row, field: 'expiresOn' } });

async function store(
	tx: Tx,
	sequence: number,
	coming: readonly Coming[],
	known: ReadonlyMap<string, Batch>
) {
	const merged = new Map<string, Coming>();
	for (const batch of coming) {
		const before = merged.get(keyOf(batch));
		merged.set(keyOf(batch), before?.expiresOn ? before : batch);
	}
	const drafts = [...merged].flatMap(([key, batch]) => draftOf(batch, known.get(key)));
	if (drafts.length > 0) await storeDrafts(tx, sequence, entities.batch, drafts);
}

function draftOf({ article, code, expiresOn }: Coming, known?: Batch): readonly Draft[] {
	const cells: Record<string, Cell> = { article, code, expiresOn };
	if (!known) {
		const id = newId();
		const after = { ...initialCells(entities.batch.fields), ...cells, id, version: 1 };
		return [{ id, before: null, after, changed: new Set(Object.keys(cells)) }];
	}
	if (expiresOn === null || known.expiresOn !== null) return [];
	const draft = { id: known.id, before: known, after: known, changed: new Set<string>() };
	const written = withCells(draft, { expiresOn });
	return [{ ...written, after: { ...written.after, id: known.id, version: known.version + 1 } }];
}
