import type { Entity } from '#lib/domain/model/entity.ts';
import { documentOf } from '#lib/domain/registry.ts';
import { text } from '#lib/ui/text.ts';

export type Belonging = {
	readonly key: string;
	readonly entity: Entity;
	/** The reference of the other entity to this one. */
	readonly field: string;
	/** Whether the other entity refers to this one in more than one way. */
	readonly twice: boolean;
};

/** What a belonging is called, with the reference where there are two. */
export const labelOf = ({ entity, field, twice }: Belonging): string =>
	text(`${entity.name}.*`) + (twice ? ` (${text(`${entity.name}.${field}`)})` : '');

/** Lines of documents are seen below their document. */
const isNear = (of: Entity, entity: Entity): boolean =>
	[undefined, of.name].includes(documentOf(entity)?.name);

/**
 * The tables whose rows refer to one of this entity: those that it owns first. For what is not owned anywhere
 * (a unit, a country) a list of everything that mentions it helps nobody, so only owners and main tables have any.
 */
export function belongings(of: Entity, all: readonly Entity[]): readonly Belonging[] {
	const found = all
		.filter((entity) => entity.name !== of.name && isNear(of, entity))
		.flatMap((entity) => {
			const fields = Object.entries(entity.fields)
				.filter(([, field]) => field.kind === 'ref' && field.to === of.name)
				.map(([field]) => field);
			return fields.map((field) => ({
				key: `${entity.name}.${field}`,
				entity,
				field,
				twice: fields.length > 1
			}));
		});
	const near = ({ entity }: Belonging) => Number(entity.area !== of.area);
	const owned = found
		.filter(({ entity, field }) => entity.owner === field)
		.toSorted((a, b) => near(a) - near(b));
	const parts = found.filter(
		({ entity, field }) => entity.owner !== undefined && entity.owner !== field
	);
	const rest = found.filter(({ entity }) => entity.owner === undefined);
	return owned.length > 0 ? [...owned, ...parts] : [...parts, ...rest].slice(0, 6);
}
