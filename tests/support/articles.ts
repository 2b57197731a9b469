import { setUp } from '#lib/server/setup/set-up.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { entityApi } from './entity-api.ts';
import { newId } from './make.ts';
import { makeWorld, type World } from './world.ts';

/** A company with articles to look through. */
export type Articles = {
	readonly world: World;
	/** The ids of units by their codes. */
	readonly units: Readonly<Record<string, Id>>;
	/** Adds goods in pieces, but for what is given. */
	add(rows: readonly Readonly<Record<string, unknown>>[]): Promise<readonly Id[]>;
	/** In the order in which they were added. */
	all(): Promise<readonly AnyRow[]>;
	removeAll(): Promise<void>;
};

export async function makeArticles(): Promise<Articles> {
	const world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { rows } = await entityApi(world, 'unit').list({ offset: 0, limit: 100 });
	const units = Object.fromEntries(rows.map(({ code, id }) => [String(code), id]));
	const api = entityApi(world, 'article');
	const all = async () => {
		const rows: AnyRow[] = [];
		for (let offset = 0; ; offset += 1000) {
			const page = await api.list({ offset, limit: 1000 });
			rows.push(...page.rows);
			if (page.rows.length < 1000) return rows;
		}
	};
	return {
		world,
		units,
		all,
		async add(rows) {
			const changes = rows.map((patch) => ({
				id: newId(),
				version: 0,
				patch: { kind: 'goods', unit: units['PCS'], ...patch }
			}));
			await api.save({ operation: newId(), changes, confirmed: ['price.below-cost'] });
			return changes.map(({ id }) => id);
		},
		async removeAll() {
			const rows = (await all()).map(({ id, version }) => ({ id, version }));
			if (rows.length > 0) await api.remove({ operation: newId(), rows });
		}
	};
}
