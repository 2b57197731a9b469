import { createHash } from 'node:crypto';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Source } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { write, type Context, type Tx } from '#lib/server/db/transaction.ts';
import { committed } from '#lib/server/live/hub.ts';
import { Refused } from '#lib/server/refused.ts';
import { begin, operationById } from '#lib/server/store/log.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { followDemands } from './follow-demands.ts';
import { keepingAdministrator } from './last-administrator.ts';
import { keepWithinSight } from './within-sight.ts';

/** Who asks for what: the id makes a repeated request happen once, `request` is everything that was asked. */
export type Order = {
	readonly operation: Id;
	readonly source: Source;
	readonly request: unknown;
	readonly undoes?: Id;
};

/**
 * One operation in one transaction. A request that was carried out before is not carried out again: `work` is skipped
 * and `repeated` answers. The same id with another request is refused. Those who listen are told what was committed.
 */
export async function operate<T>(
	context: Context,
	entity: Entity,
	order: Order,
	work: (tx: Tx, sequence: number) => Promise<T>,
	repeated: (tx: Tx, sequence: number) => Promise<T>
): Promise<T> {
	const request = hashOf(entity.name, order.request);
	const result = await write(context, async (tx) => {
		const sequence = await begin(tx, {
			id: order.operation,
			at: new Date().toISOString(),
			user: context.actor.userId,
			who: context.actor.name,
			source: order.source,
			entity: entity.name,
			request,
			...(order.undoes ? { undoes: order.undoes } : {})
		});
		if (sequence !== null) {
			const done = await keepingAdministrator(tx, entity.name, () => work(tx, sequence));
			await followDemands(tx, sequence);
			await keepWithinSight(tx, context.actor, sequence);
			return done;
		}
		const done = await operationById(tx, order.operation);
		if (done?.request !== request || done.user !== context.actor.userId) {
			throw new Refused([{ code: 'operation.reused' }]);
		}
		return repeated(seenIn(tx, context.actor), done.sequence);
	});
	committed(context.db);
	return result;
}

const hashOf = (entity: string, request: unknown): string =>
	createHash('sha256')
		.update(JSON.stringify([entity, request]))
		.digest('base64url');
