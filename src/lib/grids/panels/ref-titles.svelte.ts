import { entityClient } from '#lib/client/entity-client.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';

/** As many as one lookup answers. */
const AT_ONCE = 100;

/** Titles of rows that cells refer to, asked for once and in batches. */
class RefTitles {
	known = $state.raw<Readonly<Record<Id, string>>>({});
	#asked = new Set<Id>();

	want(entity: string, cells: readonly Cell[]) {
		const ids = [...new Set(cells)].filter(
			(cell): cell is Id => typeof cell === 'string' && !this.#asked.has(cell)
		);
		for (let from = 0; from < ids.length; from += AT_ONCE) {
			void this.#ask(entity, ids.slice(from, from + AT_ONCE));
		}
	}

	async #ask(entity: string, ids: readonly Id[]) {
		for (const id of ids) this.#asked.add(id);
		// A title that does not come leaves the id to be seen, which is still true.
		const found = await entityClient(entity)
			.lookup.query({ search: '', ids, limit: ids.length })
			.catch(() => null);
		if (!found) return;
		const titles = found.options.map(({ id, title }) => [id, title]);
		this.known = { ...this.known, ...Object.fromEntries(titles) };
	}
}

export const titlesOf = () => new RefTitles();
