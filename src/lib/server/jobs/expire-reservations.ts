import { expireQuotes } from '#lib/server/commands/expire-quotes.ts';
import { performAction } from '#lib/server/commands/perform-action.ts';
import { newId } from '#lib/server/new-id.ts';
import { overQuotes } from '#lib/server/store/quotes.ts';
import { overReservations } from '#lib/server/store/reservations.ts';
import { gather, type Job } from './job.ts';

/** One transaction, which others wait for as long as it takes. */
const SLICE = 200;

/** Lets go what was reserved until a day that is over, and ends quotes that nobody accepted until then (F43, E35). */
export const expireReservations: Job = async ({ context, today, tell }) => {
	const ended = gather();
	const over = await overReservations(context.db, today);
	const quotes = await overQuotes(context.db, today);
	const total = over.length + quotes.length;
	for (let at = 0; at < over.length; at += SLICE) {
		tell(at, total);
		const rows = over.slice(at, at + SLICE);
		const action = { document: 'reservation', action: 'expire' };
		await performAction(context, { operation: newId(), ...action, rows, today });
		for (const { id, number, until } of rows) {
			const params = { number: number ?? '', day: until };
			ended.add({ code: 'expired', params, at: { entity: 'reservation', row: id } });
		}
	}
	for (let at = 0; at < quotes.length; at += SLICE) {
		tell(over.length + at, total);
		const slice = quotes.slice(at, at + SLICE);
		for (const { id, number, validUntil } of await expireQuotes(context, {
			quotes: slice,
			today
		})) {
			const params = { number: String(number ?? ''), day: String(validUntil) };
			ended.add({ code: 'expired.quote', params, at: { entity: 'quote', row: id } });
		}
	}
	return ended.result({ ended: ended.count() });
};
