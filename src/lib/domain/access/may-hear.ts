import { known } from '../model/assert.ts';
import type { Entity } from '../model/entity.ts';
import type { Actor } from '../model/permission.ts';
import type { Rule } from '../model/rule.ts';
import { stored, targetOf } from '../registry.ts';
import { may } from './may.ts';
import { maySee } from './visible.ts';

/**
 * Whether the actor may see everything that a rule reads. A warning tells something about all of it: with one that
 * comes and goes as he tries prices, a cost is soon found.
 */
export function mayHear(
	actor: Actor,
	{ entity: name, fields, reads = [], looks = {} }: Rule
): boolean {
	const entity = known(stored[name], name);
	if (!seesAll(actor, entity, [...fields, ...reads])) return false;
	return Object.entries(looks).every(([path, behind]) => {
		const target = targetOf(entity, path);
		return may(actor, `${target.name}.read`) && seesAll(actor, target, behind);
	});
}

const seesAll = (actor: Actor, entity: Entity, fields: readonly string[]): boolean =>
	fields.every((name) => maySee(actor, known(entity.fields[name], name)));
