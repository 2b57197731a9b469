import { performAction } from '#lib/server/commands/perform-action.ts';
import { expireQuotes } from '#lib/server/commands/expire-quotes.ts';
import { newId } from '#lib/server/new-id.ts';
import { overQuotes } from '#lib/server/store/quotes.ts';
import { keepers, overReservations, type Keeper } from '#lib/server/store/reservations.ts';
import { gather, type Job } from './job.ts';

/** One transaction, which others wait for as long as it takes. */
const SLICE = 200;

/**
 * Lets go what was reserved until a day that is over, by itself or for a deal, and ends quotes that nobody accepted until
 * then (F43, F44, E35).
 */
export const expireReservations: Job = async (work) => {
	const ended = gather();
	for (const document of Object.keys(keepers) as Keeper[]) await expireOf(document, work, ended);
	await endQuotes(work, ended);
	return ended.result({ ended: ended.count() });
};

type Work = Parameters<Job>[0];
type Ended = ReturnType<typeof gather>;

async function expireOf(
	document: Keeper,
	{ context, today, tell }: Work,
	ended: Ended
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

async function endQuotes({ context, today, tell }: Work, ended: Ended): Promise<void> {
	const quotes = await overQuotes(context.db, today);
	for (let at = 0; at < quotes.length; at += SLICE) {
		tell(at, quotes.length);
		const slice = quotes.slice(at, at + SLICE);
		for (const { id, number, validUntil } of await expireQuotes(context, {
			quotes: slice,
			today
		})) {
			const params = { number: String(number ?? ''), day: String(validUntil) };
			ended.add({ code: 'expired.quote', params, at: { entity: 'quote', row: id } });
		}
	}
}
