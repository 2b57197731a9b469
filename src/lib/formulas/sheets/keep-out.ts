import type { Problem } from '#lib/domain/model/problem.ts';
import type { SheetComputed } from './protocol.ts';

type Attempt = (running: ReadonlySet<string>) => Promise<SheetComputed | Problem>;
type Outcome = {
	readonly computed: SheetComputed;
	/** Formulas that were left out, and why. */
	readonly out: ReadonlyMap<string, Problem>;
};

/** So many attempts may fail before whatever is still in doubt is left out. */
const ATTEMPTS = 30;
const isProblem = (found: SheetComputed | Problem): found is Problem => 'code' in found;

/**
 * Runs all formulas of a sheet. Where they hold up the engine, those are found that do: the new ones are doubted
 * first, half by half, and left out. A sheet without any formula always runs.
 */
export async function keptOut(
	names: readonly string[],
	isNew: (name: string) => boolean,
	attempt: Attempt
): Promise<Outcome> {
	const whole = await attempt(new Set(names));
	if (!isProblem(whole)) return { computed: whole, out: new Map() };
	const trusted = names.filter((name) => !isNew(name));
	const first = trusted.length < names.length ? await attempt(new Set(trusted)) : whole;
	const doubted = isProblem(first) ? names : names.filter(isNew);
	const search = new Search(attempt, isProblem(first) ? [] : trusted, whole);
	await search.half(doubted);
	const found = await attempt(search.running);
	if (!isProblem(found)) return { computed: found, out: search.out };
	const out = new Map(names.map((name) => [name, found] as const));
	const none = await attempt(new Set());
	return { computed: isProblem(none) ? nothing : none, out };
}

const nothing: SheetComputed = { values: new Map(), problems: new Map(), asks: [] };

class Search {
	readonly running: Set<string>;
	readonly out = new Map<string, Problem>();
	#left = ATTEMPTS;

	constructor(
		private readonly attempt: Attempt,
		trusted: readonly string[],
		private readonly problem: Problem
	) {
		this.running = new Set(trusted);
	}

	/** Lets those run that can, of names that cannot all. */
	async half(names: readonly string[]): Promise<void> {
		if (names.length <= 1 || this.#left <= 0) {
			for (const name of names) this.out.set(name, this.problem);
			return;
		}
		const middle = names.length >> 1;
		for (const some of [names.slice(0, middle), names.slice(middle)]) {
			const found = await this.attempt(new Set([...this.running, ...some]));
			if (!isProblem(found)) for (const name of some) this.running.add(name);
			else {
				this.#left -= 1;
				await this.half(some);
			}
		}
	}
}
