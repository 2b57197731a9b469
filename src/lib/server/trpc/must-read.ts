import type { Actor } from '#lib/domain/model/permission.ts';
import { mustHold } from './must-hold.ts';

/** For what tells of a table that the request names, such as its history: it takes the right to read its rows. */
export const mustRead = (actor: Actor, entity: string) => mustHold(actor, `${entity}.read`);
