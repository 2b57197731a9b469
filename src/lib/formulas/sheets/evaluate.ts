import type { Problem, Result } from '#lib/domain/model/problem.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { placeNamed } from '#lib/domain/sheets/place.ts';
import {
	isDayContent,
	isFormula,
	textOf,
	type Content,
	type SheetCells
} from '#lib/domain/sheets/sheet.ts';
import { patience } from '../bounds.ts';
import { askKey, type Ask } from '../compile.ts';
import type { Outcome } from '../engine/seat.ts';
import type { EngineCell, SheetAnswer, SheetComputed, SheetTask, SheetValue } from './protocol.ts';
import { dayText, readSheetFormula, type Ground, type SheetFormula } from './read.ts';
import { keptOut } from './keep-out.ts';

export type SheetValues = Pick<SheetComputed, 'values' | 'problems'>;
export type Engine = (task: SheetTask, longest: number) => Promise<Outcome<SheetComputed>>;
type Company = (asks: readonly Ask[]) => Promise<readonly SheetAnswer[]>;

/** A question inside another one waits for its answer; what is deeper than this stays #N/A. */
const ROUNDS = 4;

/**
 * Computes a sheet as often as its cells or the company change. What was read, answered and found to be too slow is
 * remembered from one time to the next.
 */
export class SheetEvaluation {
	#answers = new Map<string, SheetAnswer>();
	readonly #read = new Map<string, Result<SheetFormula>>();
	/** Formulas that hold up the engine, by cell and text. */
	readonly #out = new Map<string, Problem>();
	#before: SheetCells = {};

	constructor(
		private readonly ground: Ground,
		private readonly engine: Engine,
		private readonly company: Company
	) {}

	/** The answers of the company are old: the next time it is asked anew. */
	forget() {
		this.#answers = new Map();
	}

	async values(cells: SheetCells): Promise<SheetValues> {
		for (let round = 1; ; round++) {
			const computed = await this.#settled(cells);
			if (computed.asks.length === 0 || round > ROUNDS) return this.#told(cells, computed);
			const answers = await this.company(computed.asks);
			for (const [at, { name, args }] of computed.asks.entries()) {
				this.#answers.set(askKey(name, args), answers[at] ?? { value: '#N/A' });
			}
		}
	}

	/** Computes everything that can be, and finds out what cannot. */
	async #settled(cells: SheetCells): Promise<SheetComputed> {
		const before = this.#before;
		this.#before = cells;
		const names = Object.keys(cells).filter((name) => this.#runs(name, cells[name]));
		const attempt = (some: ReadonlySet<string>) => this.#attempt(cells, some);
		const isNew = (name: string) => cells[name] !== before[name];
		const { computed, out } = await keptOut(names, isNew, attempt);
		for (const [name, problem] of out) this.#out.set(this.#key(name, cells[name]), problem);
		return computed;
	}

	async #attempt(cells: SheetCells, running: ReadonlySet<string>) {
		const task = { cells: this.#engineCells(cells, running), answers: this.#answers };
		const outcome = await this.engine(task, patience(task.cells.length));
		if (outcome.is === 'values') return outcome.values;
		return { code: failing[outcome.is] } satisfies Problem;
	}

	#engineCells(cells: SheetCells, running: ReadonlySet<string>): readonly EngineCell[] {
		return Object.entries(cells).flatMap(([name, content]): readonly EngineCell[] => {
			const place = placeNamed(name);
			return place ? [[place.row, place.column, this.#engineContent(name, content, running)]] : [];
		});
	}

	#engineContent(name: string, content: Content, running: ReadonlySet<string>): Content {
		if (typeof content !== 'string') return content;
		if (isDayContent(content)) return `=${dayText(content)}`;
		if (!isFormula(content)) return `'${textOf(content)}`;
		const read = this.#reading(content);
		if (!read.ok) return errorOf(read.problems[0]);
		return running.has(name) ? read.value.text : '#VALUE!';
	}

	/** Whether a cell holds a formula that the engine may be given. */
	#runs(name: string, content: Content | undefined): boolean {
		if (!isFormula(content) || this.#out.has(this.#key(name, content))) return false;
		return this.#reading(content).ok;
	}

	#told(cells: SheetCells, { values, problems }: SheetComputed): SheetValues {
		const all = new Map(problems);
		for (const [name, content] of Object.entries(cells)) {
			if (!isFormula(content)) continue;
			const read = this.#reading(content);
			const out = this.#out.get(this.#key(name, content));
			const problem = read.ok ? out : read.problems[0];
			if (problem) all.set(name, problem);
		}
		return { values: new Map<string, SheetValue>(values), problems: all };
	}

	#reading(content: string): Result<SheetFormula> {
		const read = this.#read.get(content) ?? readSheetFormula(content, this.ground);
		this.#read.set(content, read);
		return read;
	}

	readonly #key = (name: string, content: Content | undefined) => `${name} ${content}`;
}

const failing = {
	time: 'formula.too-slow',
	memory: 'formula.too-hungry',
	broken: 'formula.too-hungry'
} as const satisfies Record<Exclude<Outcome<unknown>['is'], 'values'>, ProblemCode>;

/** The error that stands in a cell whose formula cannot be read, by why. */
function errorOf(problem: Problem | undefined): string {
	if (problem?.code === 'sheet.outside') return '#REF!';
	return problem?.code.includes('unknown') ? '#NAME?' : '#ERROR!';
}
