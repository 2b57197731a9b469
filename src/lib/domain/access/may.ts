import type { Actor } from '../model/permission.ts';
import { missing } from './grants.ts';

/** Whether the actor holds a right together with the one that it needs: the only question about rights. */
export const may = ({ grants }: Pick<Actor, 'grants'>, grant: string): boolean =>
	missing(grants, grant) === undefined;

/** Of the rights that somebody holds, those that count. */
export const counting = (actor: Pick<Actor, 'grants'>): readonly string[] =>
	[...actor.grants].filter((grant) => may(actor, grant));
