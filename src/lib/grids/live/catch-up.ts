import { entityClient } from '#lib/client/entity-client.ts';
import type { News } from '#lib/client/live.svelte.ts';
import { fieldsOf } from '#lib/domain/model/query.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { lookOf } from '../kinds.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { asksOf } from './asks.ts';
import type { Other } from './others.svelte.ts';
import { renewTitles, titleFields, type TitleField } from './titles.ts';

type Change = News['changes'][number];
type Rows = Exclude<Change, { kind: 'many' }>;
/** Whose news it is; `own` where this window asked for it, and shows what it did by itself. */
export type By = { readonly other: Other; readonly own: boolean };

/** What comes close together is asked for together. */
const TOGETHER_MS = 40;
const AGAIN_MS = 3000;
/** As many rows as one question may name. */
const MOST_ROWS = 1000;
/** What takes long, such as sums over many rows, rests so many times as long. */
const RESTS = 20;
const restAfter = (start: number) => Date.now() + RESTS * (Date.now() - start);

/** Shows in a table what was written elsewhere: rows that are loaded are fetched and set where they stand. */
export class CatchUp {
	readonly #titles: readonly TitleField[];
	readonly #stale = new Map<Id, By>();
	#fetching = false;
	#fetchTimer: ReturnType<typeof setTimeout> | undefined;
	#sumTimer: ReturnType<typeof setTimeout> | undefined;
	#sumsRestUntil = 0;
	#recomputeTimer: ReturnType<typeof setTimeout> | undefined;
	#recomputeRestUntil = 0;

	constructor(
		private readonly sheet: Sheet,
		may: (grant: string) => boolean
	) {
		this.#titles = titleFields(sheet.entity).filter(({ to }) => may(`${to}.read`));
	}

	hear({ changes }: News, by: By) {
		for (const change of changes) {
			if (change.entity === this.sheet.entity.name) this.#take(change, by);
			else if (asksOf(this.sheet.entity).has(change.entity)) this.#recompute(by);
			for (const title of this.#titles) {
				if (title.source === change.entity) void this.#rename(title, change);
			}
		}
	}

	/** Formulas ask of what changed: any loaded row may come to something else. */
	#recompute(by: By) {
		if (this.#recomputeTimer !== undefined) return;
		const rest = Math.max(TOGETHER_MS, this.#recomputeRestUntil - Date.now());
		this.#recomputeTimer = setTimeout(() => {
			const start = Date.now();
			this.#recomputeTimer = undefined;
			for (const id of [...this.sheet.nodes().keys(), ...this.sheet.seen.keys()]) {
				if (!this.#stale.has(id)) this.#stale.set(id, { ...by, own: false });
			}
			void this.#fetch().then(() => (this.#recomputeRestUntil = restAfter(start)));
			this.#sum();
		}, rest);
	}

	everything() {
		this.sheet.behind.add(null);
		this.#sum();
	}

	destroy() {
		clearTimeout(this.#fetchTimer);
		clearTimeout(this.#sumTimer);
		clearTimeout(this.#recomputeTimer);
	}

	#take(change: Change, by: By) {
		if (change.kind === 'update') return this.#updated(change, by);
		if (change.kind === 'insert') void this.#inserted(change, by);
		if (by.own) return;
		if (change.kind === 'delete') this.#deleted(change, by);
		if (change.kind === 'many') this.everything();
	}

	async #inserted({ rows }: Rows, by: By) {
		const ids = rows.map(([id]) => id);
		this.sheet.others.find(ids);
		if (by.own) return;
		const shown = this.#shown();
		const missing = await this.#ofOwner(ids.filter((id) => !shown(id)));
		if (missing.length === 0) return;
		this.sheet.behind.add(missing);
		this.#sum();
	}

	/** Below a row only what belongs to that row counts. */
	async #ofOwner(ids: readonly Id[]): Promise<readonly Id[]> {
		const { owner, client } = this.sheet;
		if (!owner || ids.length === 0) return ids;
		const { rows } = await client.rows.query({ ids }).catch(() => ({ rows: [] }));
		return rows.filter((row) => row[owner.field] === owner.id).map(({ id }) => id);
	}

	#deleted({ rows }: Rows, { other }: By) {
		const { owner, others, behind } = this.sheet;
		const shown = this.#shown();
		const ids = rows.map(([id]) => id);
		const loaded = ids.filter(shown);
		others.lose(loaded, other);
		behind.add(owner ? loaded : ids);
		this.#sum();
	}

	#updated({ fields, rows }: Rows, by: By) {
		const { edits, batches, entity, behind } = this.sheet;
		const shown = this.#shown();
		for (const [id, version] of rows) {
			const row = shown(id);
			if (!row && !by.own && this.#mayMove(fields)) behind.add([id]);
			if (!row || row.version >= version) continue;
			// A save of our own that is under way brings the row with it.
			if (by.own && (edits.isBusy(id) || batches.sending > 0)) continue;
			this.#stale.set(id, by);
		}
		const totalled = fields.some((name) => {
			const field = entity.fields[name];
			return field !== undefined && lookOf(field).total !== null;
		});
		if (totalled && !by.own) this.#sum();
		this.#fetchSoon(TOGETHER_MS);
	}

	/** Answers a row as it is shown, in the grid or on a card. */
	#shown(): (id: Id) => AnyRow | undefined {
		const { seen } = this.sheet;
		const nodes = this.sheet.nodes();
		return (id) => nodes.get(id)?.data ?? seen.get(id);
	}

	/** Whether a change of these fields may bring a row into the list, out of it, or to another place in it. */
	#mayMove(fields: readonly string[]): boolean {
		const { entity, view } = this.sheet;
		if (view.query.search !== undefined) return true;
		return fieldsOf(view.query).some(
			(read) => fields.includes(read) || entity.fields[read]?.kind === 'formula'
		);
	}

	#fetchSoon(wait: number) {
		if (this.#fetching || this.#stale.size === 0) return;
		clearTimeout(this.#fetchTimer);
		this.#fetchTimer = setTimeout(() => void this.#fetch(), wait);
	}

	async #fetch() {
		if (this.#fetching || this.#stale.size === 0) return;
		const asked = new Map([...this.#stale].slice(0, MOST_ROWS));
		for (const id of asked.keys()) this.#stale.delete(id);
		this.#fetching = true;
		let wait = TOGETHER_MS;
		try {
			const answer = await this.sheet.client.rows.query({ ids: [...asked.keys()] });
			const shown = this.#shown();
			const before = new Map(answer.rows.map(({ id }) => [id, shown(id)]));
			const rows = this.sheet.put(answer);
			for (const row of rows) this.#tell(before.get(row.id), row, asked.get(row.id));
			this.sheet.rangeSums.changed();
		} catch {
			for (const [id, by] of asked) this.#stale.set(id, by);
			wait = AGAIN_MS;
		}
		this.#fetching = false;
		this.#fetchSoon(wait);
	}

	#tell(before: AnyRow | undefined, row: AnyRow, by: By | undefined) {
		const { editOf, marks, others, behind } = this.sheet;
		if (!before || !by || before.version > row.version) return;
		// A cell that is being saved shows what was typed, and lights up by itself.
		const cells = Object.keys(row).filter(
			(field) => field !== 'version' && row[field] !== before[field] && !editOf(row.id, field)
		);
		if (by.own) return marks.flash([row.id]);
		others.flash(row.id, cells, by.other);
		if (this.#mayMove(cells)) behind.add([row.id]);
	}

	async #rename(title: TitleField, change: Change) {
		if (change.kind === 'update' && !change.fields.includes(title.title)) return;
		const named = change.kind === 'many' ? null : new Set(change.rows.map(([id]) => id));
		const all = named === null || title.source !== title.to;
		const { api, source } = this.sheet;
		const host = { api, source, nodes: this.sheet.nodes, clientOf: entityClient };
		const rows = await renewTitles(host, title, (id) => all || named.has(id)).catch(() => []);
		if (rows.length > 0) this.sheet.seen.came++;
		if (this.#mayMove([title.field])) this.sheet.behind.add(rows);
	}

	#sum() {
		if (this.#sumTimer !== undefined) return;
		const rest = Math.max(TOGETHER_MS, this.#sumsRestUntil - Date.now());
		this.#sumTimer = setTimeout(() => void this.#sumNow(), rest);
	}

	async #sumNow() {
		const start = Date.now();
		await this.sheet.table.sum();
		this.#sumsRestUntil = restAfter(start);
		this.#sumTimer = undefined;
	}
}
