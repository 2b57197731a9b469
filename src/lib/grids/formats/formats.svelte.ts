import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { localDay } from '#lib/client/trpc.ts';
import { TOTALS_ROW } from '../totals.ts';
import type { View } from '../view.svelte.ts';
import type { FormatRule } from './format-rule.ts';
import { ruleRun, type Ground, type RuleRun } from './rule-run.ts';

type Host = {
	readonly entity: Entity;
	readonly view: View;
	shown(field: string, value: AnyRow[string]): string;
};
type Running = { readonly rule: FormatRule; readonly run: RuleRun };

/** The rules of a view, in their order: which of them a cell on the screen follows. */
export class Formats {
	readonly rules: readonly FormatRule[] = $derived.by(() => this.host.view.layout.formats ?? []);
	readonly #running: readonly Running[] = $derived.by(() => this.#compile());
	/** What was found for rows at hand; a row that changes is another object. */
	#found = new WeakMap<AnyRow, Map<string | null, FormatRule | null>>();
	#foundBy: readonly Running[] = [];

	constructor(
		private readonly host: Host,
		private readonly actor: Actor
	) {}

	/** What is needed to read a rule. */
	get ground(): Ground {
		const { host } = this;
		return {
			entity: host.entity,
			actor: this.actor,
			today: () => localDay(new Date()),
			shown: (field, row) => host.shown(field, row[field] ?? null)
		};
	}

	/** The first rule that holds for a cell; without a field for a row as a whole. */
	of(row: AnyRow | undefined, field: string | null): FormatRule | null {
		const running = this.#running;
		if (!row || running.length === 0 || row.id === TOTALS_ROW || row.version === 0) return null;
		if (this.#foundBy !== running) {
			this.#found = new WeakMap();
			this.#foundBy = running;
		}
		const cells = this.#found.get(row) ?? new Map<string | null, FormatRule | null>();
		this.#found.set(row, cells);
		const known = cells.get(field);
		if (known !== undefined) return known;
		const found = running.find(
			({ rule, run }) => (rule.field === null || rule.field === field) && run(row)
		);
		cells.set(field, found?.rule ?? null);
		return found?.rule ?? null;
	}

	/** Whether a rule can be read: its columns may be gone, or out of this user's sight. */
	works(rule: FormatRule): boolean {
		return this.#running.some((running) => running.rule === rule);
	}

	/** Whether a cell bears the sign of its rule: in the column it is about, of a whole row beside its title. */
	isSigned(row: AnyRow | undefined, field: string): boolean {
		const rule = this.of(row, field);
		return rule !== null && (rule.field ?? this.host.entity.title) === field;
	}

	keep(rule: FormatRule) {
		const isNew = !this.rules.some(({ id }) => id === rule.id);
		this.#arrange(
			isNew ? [...this.rules, rule] : this.rules.map((each) => (each.id === rule.id ? rule : each))
		);
	}

	remove(rule: FormatRule) {
		this.#arrange(this.rules.filter((each) => each !== rule));
	}

	/** Earlier rules go before later ones. */
	move(rule: FormatRule, by: -1 | 1) {
		const at = this.rules.indexOf(rule);
		const others = this.rules.filter((each) => each !== rule);
		const to = Math.max(0, Math.min(others.length, at + by));
		this.#arrange([...others.slice(0, to), rule, ...others.slice(to)]);
	}

	#arrange(formats: readonly FormatRule[]) {
		const { view } = this.host;
		view.arrange({ ...view.layout, formats });
	}

	#compile(): readonly Running[] {
		return this.rules.flatMap((rule) => {
			const run = ruleRun(this.ground, rule.when);
			return run.ok ? [{ rule, run: run.value }] : [];
		});
	}
}
