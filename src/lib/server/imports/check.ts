import { join } from 'node:path';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { ImportPlan } from '#lib/domain/imports/import.ts';
import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { breathe } from '../db/transaction.ts';
import { logBroken } from '../log.ts';
import { newId } from '../new-id.ts';
import { Refused, toldIfFull } from '../refused.ts';
import type { ImportContext } from './describe.ts';
import { judge, type Judging } from './judge.ts';
import type { Checked, Job } from './jobs.ts';
import { makeKeys } from './keys.ts';
import { makeMoves, movableSets } from './moves.ts';
import { openSource } from './open-source.ts';
import { mappedFields, refusePlan } from './plan.ts';
import { emptyWordsOf } from './read-line.ts';
import { makeFinder } from './references.ts';
import type { SourceRow } from './source.ts';
import { uniqueSets } from '../writing/involved.ts';
import { stageOn } from './staged-file.ts';
import type { Staged } from './staged.ts';

/** Small enough that others are answered between two slices, large enough that statements pay. */
const SLICE = 500;

/** Starts checking every line; ask for the progress. Throws Refused at once for a plan that cannot be. */
export function startCheck(context: ImportContext, job: Job, plan: ImportPlan): void {
	if (job.phase === 'checking' || job.phase === 'writing' || job.phase === 'written') {
		throw new Refused([{ code: 'import.busy' }]);
	}
	refuse(context, job, plan);
	job.working = runCheck(context, job, plan);
}

/** Throws Refused when the actor may not, or may not any more, carry the plan out. */
export function refuse({ actor }: ImportContext, { entity }: Job, plan: ImportPlan): void {
	const problems = refusePlan(actor, entity, plan);
	if (!may(actor, `${entity.name}.write`)) throw new Refused([{ code: 'import.gone' }]);
	if (problems.length > 0) throw new Refused(problems);
}

/** Checks every line and never throws: how it went is told by the job. */
export async function runCheck(context: ImportContext, job: Job, plan: ImportPlan): Promise<void> {
	Object.assign(job, { phase: 'checking', lines: 0, share: 0, problems: [], stop: false });
	await job.checked?.staged.close().catch(() => undefined);
	job.checked = null;
	try {
		await checkAll(context.actor, job, plan);
		job.phase = job.stop ? 'cancelled' : 'checked';
	} catch (error) {
		const told = toldIfFull(error);
		job.phase = 'failed';
		if (!(told instanceof Refused)) {
			logBroken({ id: job.id, actor: context.actor.userId, where: 'import check' }, error);
		}
		job.problems = told instanceof Refused ? told.problems : [];
	}
}

async function checkAll(actor: Actor, job: Job, plan: ImportPlan): Promise<void> {
	const staged = await stageOn(join(job.folder, `checked-${newId()}`));
	const judging = await judgingOf(actor, job, plan);
	const checked: Checked = { plan, judging, staged };
	job.checked = checked;
	const source = openSource(job.file);
	let slice: SourceRow[] = [];
	const flush = async () => {
		await staged.push(await judgeSlice(job, judging, slice));
		job.lines += slice.length;
		job.share = source.share();
		slice = [];
		await breathe();
	};
	for await (const row of source) {
		if (row.line <= job.file.reading.header) continue;
		slice.push(row);
		if (slice.length === SLICE) await flush();
		if (job.stop) return;
	}
	if (slice.length > 0) await flush();
	settleMoves(checked);
	job.share = 1;
}

/**
 * Lines that claim what no line gives up are faulty, now that what all lines do is known. Answers the lines of which
 * this is new, or no longer so.
 */
export const settleMoves = ({ judging, staged }: Checked): readonly number[] =>
	staged.block(judging.moves.blocked(staged.isOpen));

async function judgingOf(actor: Actor, job: Job, plan: ImportPlan): Promise<Judging> {
	const { db, entity, usual, columns, file } = job;
	const mapped = mappedFields(entity, plan, usual);
	const finder = makeFinder(db);
	for (const { field } of mapped) if (field.kind === 'ref') await finder.load(field.to);
	return {
		db,
		actor,
		entity,
		plan,
		mapped,
		empty: emptyWordsOf(plan),
		finder,
		keys: makeKeys(),
		sets: setsOf(entity, plan),
		movable: movableSets(entity, plan),
		moves: makeMoves(),
		columns: file.format === 'csv' ? columns.length : null
	};
}

function setsOf(entity: Entity, { key, fields }: ImportPlan): readonly (readonly string[])[] {
	const mapped = uniqueSets(entity).filter((set) => set.every((name) => fields[name]));
	const others = mapped.filter((set) => set.join() !== key.join());
	return key.length > 0 ? [key, ...others] : others;
}

async function judgeSlice(
	{ corrections, skips }: Job,
	judging: Judging,
	rows: readonly SourceRow[]
): Promise<readonly Staged[]> {
	const corrected = rows.map(({ line, cells }) => ({
		line,
		cells: corrections.get(line) ?? cells
	}));
	const open = corrected.filter(({ line }) => !skips.has(line));
	const judged = new Map((await judge(judging, open)).map((staged) => [staged.line, staged]));
	return corrected.map((row) => mark(judged.get(row.line) ?? skipped(row), corrections));
}

const mark = (staged: Staged, corrections: Job['corrections']): Staged =>
	corrections.has(staged.line) ? { ...staged, corrected: true } : staged;

export const skipped = ({ line, cells }: SourceRow): Staged => ({
	line,
	raw: cells,
	outcome: 'skipped',
	id: '',
	version: 0,
	cells: {},
	old: {},
	problems: [],
	claims: []
});
