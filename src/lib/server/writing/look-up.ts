import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft, Rule } from '#lib/domain/model/rule.ts';
import { targetOf } from '#lib/domain/registry.ts';
import type { LookUp } from '#lib/domain/rules/run.ts';
import { byIds, narrowed, type Reading } from '#lib/server/store/rows.ts';

/**
 * Loads what the rules look at through the drafts' references, once and no more than they say, step by step along their
 * paths. `given` holds, by path, rows that are to be seen as they will stand.
 */
export async function lookUp(
	db: Reading,
	entity: Entity,
	rules: readonly Rule[],
	drafts: readonly Draft[],
	given: ReadonlyMap<string, ReadonlyMap<Id, AnyRow>> = new Map()
): Promise<LookUp> {
	const found = new Map<string, ReadonlyMap<Cell, AnyRow>>();
	const paths = new Set(rules.flatMap(({ looks = {} }) => Object.keys(looks)));
	for (const path of [...paths].sort((a, b) => stepsIn(a) - stepsIn(b))) {
		const cut = path.lastIndexOf('.');
		const from = cut < 0 ? drafts.map(({ after }) => after) : found.get(path.slice(0, cut));
		const ids = new Set(
			[...(from?.values() ?? [])].flatMap((row) => row[path.slice(cut + 1)] ?? [])
		);
		const fields = new Set(rules.flatMap(({ looks }) => looks?.[path] ?? []));
		const rows = await byIds(db, narrowed(targetOf(entity, path), fields), [...ids].map(String));
		const seen = given.get(path);
		found.set(path, new Map(rows.map((row) => [row.id, seen?.get(row.id) ?? row])));
	}
	return (path, id) => (id === undefined ? undefined : found.get(path)?.get(id));
}

const stepsIn = (path: string): number => path.split('.').length;
