import { entityClient, type Option } from '#lib/client/entity-client.ts';
import { regionOf, type Session } from '#lib/client/session.svelte.ts';
import { localDay } from '#lib/client/trpc.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Filter } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { m, text } from '#lib/ui/text.ts';
import { writing, type Writing } from '#lib/domain/writing/format.ts';
import { lookOf, type Showing } from './kinds.ts';
import { fieldLabel } from './labels.ts';

const MOST_OPTIONS = 50;

/** How rows of one table are told, wherever they are shown. */
export type Words = {
	labelOf(field: string): string;
	shown(field: string, value: Cell): string;
	titleOf(row: AnyRow): string;
};

/** The cells of one table in the words of one user. */
export class Wording {
	readonly #writing: Writing;
	readonly #showing = new Map<string, Showing>();

	constructor(
		/** As it is now: columns come and go. */
		private readonly entityNow: () => Entity,
		session: Session,
		private readonly titles: ReadonlyMap<Id, string>
	) {
		this.#writing = writing(regionOf(session.language, navigator.languages));
	}

	get locale(): string {
		return this.#writing.locale;
	}

	private get entity(): Entity {
		return this.entityNow();
	}

	label(field: string): string {
		return fieldLabel(this.entity, field);
	}

	of(field: string): Showing {
		const found = this.#showing.get(field) ?? this.#make(field);
		this.#showing.set(field, found);
		return found;
	}

	shown(field: string, value: Cell): string {
		const definition = this.entity.fields[field];
		return definition ? lookOf(definition).show(value, this.of(field), definition) : '';
	}

	/** What a cell may be chosen from: rows that the server finds, or the choices that fit what was typed. */
	async options(field: string, typed: string, filter?: Filter): Promise<readonly Option[]> {
		const definition = this.entity.fields[field];
		if (definition?.kind === 'ref') {
			const search = { search: typed, limit: MOST_OPTIONS, ...(filter && { filter }) };
			return (await entityClient(definition.to).lookup.query(search)).options;
		}
		const { choice } = this.of(field);
		const choices = definition?.kind === 'choice' ? definition.choices : [];
		const options = choices.map((id) => ({ id, title: choice(id), hint: '' }));
		const word = typed.trim().toLowerCase();
		return options.filter(({ title }) => title.toLowerCase().includes(word));
	}

	#make(field: string): Showing {
		const key = `${this.entity.name}.${field}`;
		return {
			writing: this.#writing,
			title: (id) => this.titles.get(id) ?? '…',
			choice: (value) => text(`${key}.${value}`),
			yesNo: (value) => (value ? m['ui.yes']() : m['ui.no']()),
			today: () => localDay(new Date())
		};
	}
}
