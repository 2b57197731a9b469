import type { Entity } from '../model/entity.ts';
import { storedEntries } from '../model/schema.ts';
import { stored } from '../registry.ts';

/**
 * What sheets look up in tables: `ARTICLE(number, field)` and the like, one for each entity whose rows are called by a
 * unique text such as a number or a code. They follow from the registry.
 */
export const rowFunctions: ReadonlyMap<string, Entity> = new Map(
	Object.values(stored)
		.filter(isCalled)
		.map((entity) => [entity.name.toUpperCase(), entity])
);

export const rowParameters = [
	{ name: 'key', kind: 'text' },
	{ name: 'field', kind: 'text' }
] as const;

function isCalled({ fields }: Entity): boolean {
	return storedEntries(fields).some(([, { kind, unique }]) => kind === 'text' && unique);
}
