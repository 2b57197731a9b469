import { trpc } from '#lib/client/trpc.ts';
import { remember, remembered } from '#lib/ui/remembered.ts';

export type RecordKey = { readonly entity: string; readonly id: string };
/** A page of the product, or a record. What a record is called is not kept: another may sit here tomorrow. */
type Visit = { readonly href: string } | RecordKey;
export type Named = RecordKey & { readonly title: string; readonly hint: string };

const MOST = 12;

/** Where this user was lately in this browser, the last first. */
export class Recent {
	#visits: readonly Visit[];
	#titles = new Map<string, Named>();
	readonly #key: string;

	constructor(user: string) {
		this.#key = `recent.${user}`;
		this.#visits = remembered<readonly Visit[]>(this.#key, []);
	}

	get visits(): readonly ({ readonly href: string } | Named)[] {
		return this.#visits.flatMap((visit) => {
			const known = 'href' in visit ? visit : this.#titles.get(keyOf(visit));
			return known ? [known] : [];
		});
	}

	page(href: string) {
		this.#add({ href });
	}

	record(named: Named) {
		const { entity, id } = named;
		this.#titles.set(keyOf(named), named);
		this.#add({ entity, id });
	}

	/** Asks what the records are called now; those that this user may no longer see stay away. */
	async name() {
		const rows = this.#visits.flatMap((visit) => ('href' in visit ? [] : [visit]));
		if (rows.length === 0) return;
		const { hits } = await trpc.records.named.query({ rows }).catch(() => ({ hits: [] }));
		for (const hit of hits) this.#titles.set(keyOf(hit), hit);
	}

	#add(visit: Visit) {
		const key = keyOf(visit);
		const others = this.#visits.filter((each) => keyOf(each) !== key);
		this.#visits = [visit, ...others].slice(0, MOST);
		remember(this.#key, this.#visits);
	}
}

const keyOf = (visit: Visit) => ('href' in visit ? visit.href : `${visit.entity} ${visit.id}`);
