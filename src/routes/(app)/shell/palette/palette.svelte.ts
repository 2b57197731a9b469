import { match } from '#lib/ui/fuzzy.ts';
import { text } from '#lib/ui/text.ts';
import { fitting, type Entry, type Section } from './entries.ts';
import type { Named } from './recent.ts';

export type Hit = Named & { readonly exact: boolean };
type Host = {
	/** What stands there before anything is typed, and what is searched then. */
	readonly resting: readonly Section[];
	readonly searched: readonly Section[];
	/** The tables of the navigation, in its order. */
	readonly tables: readonly string[];
	find(typed: string, signal: AbortSignal): Promise<readonly Hit[]>;
	open(hit: Hit): void;
	/** Takes the palette away, and then does it. */
	choose(entry: Entry): void;
};

const PAUSE_MS = 60;

/**
 * What is typed and what fits it. Places and actions answer at once; records come from the server and stand below
 * them, so that nothing moves under a hand that has chosen already.
 */
export class Palette {
	typed = $state('');
	at = $state(0);
	waiting = $state(false);
	#hits = $state.raw<readonly Hit[]>([]);
	/** Whether somebody moved in the list since he typed last. */
	#touched = false;
	/** Enter was pressed before the answer had come, as scanners do. */
	#hasty = false;
	#abort = new AbortController();
	#timer: ReturnType<typeof setTimeout> | undefined;

	readonly sections: readonly Section[] = $derived.by(() => {
		if (this.typed.trim() === '') return this.host.resting;
		return [...fitting(this.host.searched, this.typed), ...this.#records()];
	});
	readonly entries: readonly Entry[] = $derived(this.sections.flatMap(({ entries }) => entries));
	readonly active: Entry | undefined = $derived(this.entries[this.at]);

	constructor(private readonly host: Host) {}

	type(typed: string) {
		this.typed = typed;
		this.at = 0;
		this.#touched = false;
		this.#hasty = false;
		this.#abort.abort();
		clearTimeout(this.#timer);
		// What no longer fits goes at once; the rest stays until the answer comes.
		this.#hits = this.#hits.filter(({ title, hint }) => match(`${title} ${hint}`, typed));
		this.waiting = typed.trim() !== '';
		if (this.waiting) this.#timer = setTimeout(() => void this.#ask(typed), PAUSE_MS);
		else this.#hits = [];
	}

	move(step: number) {
		const { length } = this.entries;
		if (length > 0) this.goTo((this.at + step + length) % length);
	}

	goTo(at: number) {
		this.#touched = true;
		this.at = Math.max(0, Math.min(at, this.entries.length - 1));
	}

	/** Does what is chosen. A record that was found for other words is not: the answer may be a moment away. */
	enter() {
		const stale =
			this.waiting && !this.#touched && this.at >= this.entries.length - this.#hits.length;
		if (stale) this.#hasty = true;
		else if (this.active) this.host.choose(this.active);
	}

	destroy() {
		clearTimeout(this.#timer);
		this.#abort.abort();
	}

	async #ask(typed: string) {
		this.#abort = new AbortController();
		const { signal } = this.#abort;
		const found = await this.host.find(typed, signal).catch(() => []);
		if (signal.aborted) return;
		this.waiting = false;
		this.#hits = this.#touched ? this.#appended(found) : this.#ordered(found);
		if (this.#hasty && this.active) this.host.choose(this.active);
	}

	/** Tables with a record of exactly this number first, the others in the order of the navigation. */
	#ordered(hits: readonly Hit[]): readonly Hit[] {
		const exact = new Set(hits.filter((hit) => hit.exact).map(({ entity }) => entity));
		const rank = ({ entity }: Hit) =>
			this.host.tables.indexOf(entity) - (exact.has(entity) ? this.host.tables.length : 0);
		return hits.toSorted((one, other) => rank(one) - rank(other));
	}

	#appended(hits: readonly Hit[]): readonly Hit[] {
		const shown = new Set(this.#hits.map(({ id }) => id));
		return [...this.#hits, ...this.#ordered(hits.filter(({ id }) => !shown.has(id)))];
	}

	#records(): readonly Section[] {
		const sections: { title: string; entity: string; entries: Entry[] }[] = [];
		for (const hit of this.#hits) {
			const last = sections.at(-1);
			const entry = this.#entryOf(hit);
			if (last?.entity === hit.entity) last.entries.push(entry);
			else sections.push({ title: text(`${hit.entity}.*`), entity: hit.entity, entries: [entry] });
		}
		return sections;
	}

	#entryOf(hit: Hit): Entry {
		return {
			key: `${hit.entity} ${hit.id}`,
			label: hit.title,
			hint: hit.hint,
			marks: match(hit.title, this.typed)?.marks ?? [],
			run: () => this.host.open(hit)
		};
	}
}
