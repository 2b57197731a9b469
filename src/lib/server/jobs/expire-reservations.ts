import { performAction } from '#lib/server/commands/perform-action.ts';
import { newId } from '#lib/server/new-id.ts';
import { keepers, overReservations, type Keeper } from '#lib/server/store/reservations.ts';
import { gather, type Job } from './job.ts';

/** One transaction, which others wait for as long as it takes. */
const SLICE = 200;

/** Lets go what was reserved until a day that is over, by itself or for a deal (F43, F44, E35). */
export const expireReservations: Job = async (work) => {
	const ended = gather();
	for (const document of Object.keys(keepers) as Keeper[]) await expireOf(document, work, ended);
	return ended.result({ ended: ended.count() });
};

async function expireOf(
	document: Keeper,
	{ context, today, tell }: Parameters<Job>[0],
	ended: ReturnType<typeof gather>
): Promise<void> {
	const over = await overReservations(context.db, document, today);
	for (let at = 0; at < over.length; at += SLICE) {
		tell(at, over.length);
		const rows = over.slice(at, at + SLICE);
		const action = { document, action: 'expire' };
		await performAction(context, { operation: newId(), ...action, rows, today });
		for (const { id, number, until } of rows) {
			const params = { number: number ?? '', day: until };
			ended.add({ code: 'expired', params, at: { entity: document, row: id } });
		}
	}
}
