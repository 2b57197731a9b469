import type { DistinctValue } from '#lib/client/entity-client.ts';
import type { Condition, Operator } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import type { Complaint } from './cell-edit.ts';
import { conditionsOf, isUnary } from './filters.ts';
import { lookOf, type KindLook } from './kinds.ts';
import type { Sheet } from './sheet.svelte.ts';

const BETWEEN = 'between';
/** An operator of a condition, or both ends of a range at once. */
export type Choice = Operator | typeof BETWEEN;

/** The filter of one column while it is being set: a condition, and values to be ticked. */
export class ColumnFilter {
	is = $state<Choice>('contains');
	typed = $state('');
	until = $state('');
	problem = $state.raw<Complaint | null>(null);
	values = $state.raw<readonly DistinctValue[] | null>(null);
	ticked = $state.raw<ReadonlySet<Cell>>(new Set());
	search = $state('');
	readonly look: KindLook;
	readonly choices: readonly Choice[];
	#asked = 0;

	constructor(
		private readonly sheet: Sheet,
		readonly field: string,
		/** What is set so far. */
		conditions: readonly Condition[] = conditionsOf(sheet.view.conditions, field)
	) {
		const definition = sheet.entity.fields[field];
		this.look = lookOf(definition ?? { kind: 'text' });
		const operators = this.look.operators.filter((is) => is !== 'in');
		this.choices = operators.includes('atLeast') ? [...operators, BETWEEN] : operators;
		this.is = operators[0] ?? 'filled';
		this.#read(conditions);
	}

	get needsValue(): boolean {
		return this.is === BETWEEN || !isUnary(this.is);
	}

	/** The values there are in this column under the other filters, the most frequent first. */
	async load() {
		const mine = ++this.#asked;
		const { client, view } = this.sheet;
		const query = view.queryWithout(this.field);
		const search = this.search.trim();
		const ask = { field: this.field, query, ...(search !== '' && { search }) };
		const found = await client.distinct.query(ask).catch(() => ({ values: [] }));
		if (mine === this.#asked) this.values = found.values;
	}

	toggle(value: Cell, on: boolean) {
		const next = new Set(this.ticked);
		if (on) next.add(value);
		else next.delete(value);
		this.ticked = next;
	}

	/** What is set, or undefined when something typed is no value; an empty list filters nothing. */
	conditions(): readonly Condition[] | undefined {
		const { field } = this;
		this.problem = null;
		const typed = this.#typedConditions();
		if (!typed) return undefined;
		const values = [...this.ticked];
		return values.length > 0 ? [...typed, { field, is: 'in', values }] : typed;
	}

	#typedConditions(): readonly Condition[] | undefined {
		const { field, is } = this;
		if (is !== BETWEEN && isUnary(is)) return this.#touched ? [{ field, is }] : [];
		const first = this.#valueOf(this.typed);
		const last = is === BETWEEN ? this.#valueOf(this.until) : null;
		if (first === undefined || last === undefined) return undefined;
		if (is !== BETWEEN) return first === null ? [] : [{ field, is, value: first }];
		return [
			...(first === null ? [] : [{ field, is: 'atLeast' as const, value: first }]),
			...(last === null ? [] : [{ field, is: 'atMost' as const, value: last }])
		];
	}

	#touched = false;
	choose(is: Choice) {
		this.is = is;
		this.#touched = true;
	}

	/** Null for nothing typed, undefined for what is no value of this column. */
	#valueOf(typed: string): Cell | undefined {
		if (typed.trim() === '') return null;
		const field = this.sheet.entity.fields[this.field];
		if (!field || this.is === 'contains' || this.is === 'starts') return typed.trim();
		const stored = field.kind === 'formula' ? ({ kind: field.as } as const) : field;
		const read = lookOf(stored).read(typed, this.sheet.showingOf(this.field), stored);
		if ('problem' in read) {
			this.problem = read.problem;
			return undefined;
		}
		const value = 'value' in read ? read.value : typed;
		const isShare = field.kind === 'formula' && field.as === 'percent';
		return isShare && typeof value === 'number' ? value / 100 : value;
	}

	#read(conditions: readonly Condition[]) {
		const ticked = conditions.find(({ is }) => is === 'in');
		if (ticked) this.ticked = new Set(ticked.values);
		const [first, second] = conditions.filter(({ is }) => is !== 'in');
		if (!first) return;
		this.choose(second ? BETWEEN : first.is);
		this.typed = this.#textOf(first.value);
		this.until = this.#textOf(second?.value);
	}

	#textOf(value: Cell = null): string {
		const field = this.sheet.entity.fields[this.field];
		const showing = this.sheet.showingOf(this.field);
		if (field?.kind !== 'formula') return this.look.edit(value, showing);
		const points = field.as === 'percent' && typeof value === 'number' ? value * 100 : value;
		return lookOf({ kind: field.as } as never).edit(points, showing);
	}
}
