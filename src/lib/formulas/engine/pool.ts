import { fail, ok, type Problem, type Result } from '#lib/domain/model/problem.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { plainOf } from '../compile.ts';
import type { Formula } from '../node.ts';
import { MOST_SIGNS, patience, signsIn } from '../bounds.ts';
import type { Cells, Context } from '../run.ts';
import type { Task, Values } from './protocol.ts';
import { seatOf, type Open, type Seat } from './seat.ts';
import { servedBy } from './served.ts';
import { sheetOf, type Sheet } from './sheet.ts';

/** A formula over rows. `by` is who waits for the values. */
export type Order = {
	readonly formula: Formula;
	readonly rows: readonly Cells[];
	readonly context: Context;
	readonly by: string;
};
type Computed = Result<readonly FormulaValue[]>;

export type Pool = {
	/** The values row by row; or the problem of a formula that took too long or too much. */
	compute(order: Order): Promise<Computed>;
	/** Ends all threads, and what they are at. */
	close(): void;
};

type Job = Order & {
	readonly sheet: Sheet;
	readonly values: FormulaValue[];
	/** Milliseconds and signs of text that it may still take. */
	left: { time: number; signs: number };
	readonly settle: (values: Computed | Promise<never>) => void;
};

/** Rows of one task. Between two of them somebody else gets his turn. */
const TASK_ROWS = 1_000;

/**
 * Threads with engines, started when they are first needed and again after they were ended. Everybody who waits stands
 * in a line of his own and has one thread at a time: whoever has a slow formula holds up none but himself. `allowed` is
 * how many milliseconds so many rows may take.
 */
export function poolOf(open: Open<Task, Values>, size: number, allowed = patience): Pool {
	const seats = Array.from({ length: size }, () => seatOf(open));
	const served = servedBy(seats, (seat, job: Job) => advance(seat, job, allowed));

	return {
		compute: (order) =>
			new Promise((settle) => {
				const sheet = sheetOf([order.formula.node]);
				const left = { time: allowed(order.rows.length), signs: MOST_SIGNS };
				served.add({ ...order, sheet, values: [], left, settle });
			}),
		close() {
			for (const seat of seats) seat.close();
		}
	};
}

/** Computes the next rows of a job and answers whether that was the last of it. */
async function advance(
	seat: Seat<Task, Values>,
	job: Job,
	allowed: typeof patience
): Promise<boolean> {
	try {
		const problem = await computeNext(seat, job, allowed);
		if (problem) job.settle(fail(problem));
		else if (job.values.length === job.rows.length) job.settle(ok(job.values));
		else return false;
	} catch (error) {
		job.settle(Promise.reject(error));
	}
	return true;
}

async function computeNext(
	seat: Seat<Task, Values>,
	job: Job,
	allowed: typeof patience
): Promise<Problem | null> {
	const { formula, sheet, values, context, left } = job;
	const rows = job.rows.slice(values.length, values.length + TASK_ROWS);
	const [text = ''] = sheet.formulas(1);
	const task = { formula: text, rows: rows.map((row) => sheet.cells(row, context)) };
	const outcome = await seat.ask(task, Math.min(left.time, allowed(rows.length)));
	if (outcome.is === 'broken') throw new Error(outcome.message);
	if (outcome.is !== 'values') return { code: problems[outcome.is] };
	const found = outcome.values.map(plainOf(formula.node));
	left.time -= outcome.taken;
	left.signs -= signsIn(found);
	if (left.signs < 0) return { code: 'formula.too-hungry' };
	values.push(...found);
	return null;
}

const problems = {
	time: 'formula.too-slow',
	memory: 'formula.too-hungry'
} as const satisfies Record<string, ProblemCode>;
