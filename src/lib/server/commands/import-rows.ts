import type { Entity } from '#lib/domain/model/entity.ts';
import { standing, type Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { breathe, type Context, type Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { refuse, runCheck } from '#lib/server/imports/check.ts';
import { headerSignature } from '#lib/server/imports/guess.ts';
import { clear, type Checked, type Job } from '#lib/server/imports/jobs.ts';
import type { Staged } from '#lib/server/imports/staged.ts';
import { logBroken } from '#lib/server/log.ts';
import { rememberPlan } from '#lib/server/store/import-mapping.ts';
import { check, type Asker } from '#lib/server/writing/check.ts';
import { draft, type Wanted } from '#lib/server/writing/draft.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { storeDrafts } from '#lib/server/writing/store.ts';

export type Apply = { readonly operation: Id; readonly confirmed?: readonly string[] };

/** Rows a statement; where a new default clears another row's, the rows of one group must meet in one slice. */
const SLICE = 250;
const SLICE_WITH_DEFAULTS = 20_000;

/**
 * Starts writing a checked import: one operation, all or nothing. Throws Refused at once when lines are faulty or
 * warnings stand; how the writing went is told by the job. The same operation asked for again changes nothing.
 */
export function startImportRows(context: Context, job: Job, apply: Apply): void {
	const underWay = job.phase === 'writing' || job.phase === 'written';
	if (underWay && job.asked === apply.operation) return;
	const checked = ready(context, job, apply);
	job.asked = apply.operation;
	job.working = writeAll(context, job, checked, apply);
}

/** The same, waited for; throws Refused when nothing was written. */
export async function importRows(context: Context, job: Job, apply: Apply): Promise<void> {
	startImportRows(context, job, apply);
	await job.working;
	if (job.phase !== 'written') throw new Refused(job.problems);
}

function ready(context: Context, job: Job, { confirmed = [] }: Apply): Checked {
	const { checked, phase } = job;
	if (!checked || phase !== 'checked') throw new Refused([{ code: 'import.busy' }]);
	refuse(context, job, checked.plan);
	const { faulty, warned } = checked.staged.counts();
	if (faulty > 0) throw new Refused([{ code: 'import.faulty', params: { count: faulty } }]);
	if (checked.staged.warnings().some((code) => !confirmed.includes(code))) {
		throw new Refused([{ code: 'import.warned', params: { count: warned } }]);
	}
	Object.assign(job, { phase: 'writing', lines: 0, share: 0, problems: [], stop: false });
	return checked;
}

async function writeAll(context: Context, job: Job, checked: Checked, apply: Apply): Promise<void> {
	try {
		await inOneOperation(context, job, checked, apply);
		job.operation = apply.operation;
		job.phase = 'written';
		job.working = Promise.resolve();
		await clear(job);
	} catch (error) {
		await afterFailure(context, job, checked, error);
	}
}

/** A retry with the same operation finds it done and writes nothing. */
function inOneOperation(context: Context, job: Job, checked: Checked, apply: Apply): Promise<void> {
	const { entity } = job;
	const { actor } = context;
	const request = { import: job.id };
	const order = { operation: apply.operation, source: 'import', request } as const;
	return operate(
		context,
		entity,
		order,
		async (tx, sequence) => {
			const total = checked.staged.counts().lines;
			const size = claimsDefaults(entity, checked) ? SLICE_WITH_DEFAULTS : SLICE;
			const write = (slice: readonly Staged[]) =>
				writeSlice({ db: tx, actor }, sequence, job, slice, apply.confirmed ?? []);
			const leaving = checked.judging.moves.leaving();
			if (leaving.size > 0) await write(await linesOf(checked, leaving));
			for await (const slice of checked.staged.chunks(size)) {
				await write(slice.filter(({ line }) => !leaving.has(line)));
				job.lines += slice.length;
				job.share = job.lines / total;
				await breathe();
				if (job.stop) throw new Refused([{ code: 'import.cancelled' }]);
			}
			const header = headerSignature(job.columns);
			await rememberPlan(tx, actor.userId, entity.name, header, checked.plan);
		},
		async () => undefined
	);
}

async function linesOf({ staged }: Checked, wanted: ReadonlySet<number>): Promise<Staged[]> {
	const found: Staged[] = [];
	for await (const slice of staged.chunks(SLICE)) {
		for (const one of slice) if (wanted.has(one.line)) found.push(one);
	}
	return found;
}

const claimsDefaults = ({ oneDefault = [], fields }: Entity, { plan }: Checked): boolean =>
	oneDefault.some(({ flag }) => {
		const field = fields[flag];
		return flag in plan.fields || (field?.kind === 'flag' && field.initial === true);
	});

async function writeSlice(
	{ db: tx, actor }: Asker<Tx>,
	sequence: number,
	{ entity }: Job,
	slice: readonly Staged[],
	confirmed: readonly string[]
): Promise<void> {
	const wanted = slice.flatMap(toWanted);
	if (wanted.length === 0) return;
	const drafted = await draft(tx, entity, wanted);
	if (drafted.conflicts.length > 0) throw new Refused([{ code: 'import.stale' }]);
	const checked = await check({ db: tx, actor }, entity, drafted.drafts);
	const problems: readonly Problem[] = [...drafted.problems, ...checked.problems];
	if (standing(problems, confirmed).length > 0) throw new Refused([{ code: 'import.stale' }]);
	await storeDrafts(tx, sequence, entity, checked.drafts);
}

function toWanted({ outcome, id, version, cells, old }: Staged): Wanted[] {
	if (outcome === 'insert') return [{ id, version: 0, cells }];
	return outcome === 'update' ? [{ id, version, cells, old }] : [];
}

/** What was true at the check is true no more: check again, so that the user sees why. Whatever else is ours. */
async function afterFailure(context: Context, job: Job, checked: Checked, error: unknown) {
	const problems = error instanceof Refused ? error.problems : [];
	if (!(error instanceof Refused)) {
		job.phase = 'failed';
		logBroken({ id: job.id, actor: context.actor.userId, where: 'import' }, error);
		return;
	}
	if (!job.stop) await runCheck(context, job, checked.plan);
	else job.phase = 'cancelled';
	job.problems = problems;
}
