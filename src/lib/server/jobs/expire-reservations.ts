import { performAction } from '#lib/server/commands/perform-action.ts';
import { newId } from '#lib/server/new-id.ts';
import { overReservations } from '#lib/server/store/reservations.ts';
import { gather, type Job } from './job.ts';

/** One transaction, which others wait for as long as it takes. */
const SLICE = 200;

/** Lets go what was reserved until a day that is over (F43, E35). */
export const expireReservations: Job = async ({ context, today, tell }) => {
	const ended = gather();
	const over = await overReservations(context.db, today);
	for (let at = 0; at < over.length; at += SLICE) {
		tell(at, over.length);
		const rows = over.slice(at, at + SLICE);
		const action = { document: 'reservation', action: 'expire' };
		await performAction(context, { operation: newId(), ...action, rows, today });
		for (const { id, number, until } of rows) {
			const params = { number: number ?? '', day: until };
			ended.add({ code: 'expired', params, at: { entity: 'reservation', row: id } });
		}
	}
	return ended.result({ ended: ended.count() });
};
