import { toDecimal } from '#lib/domain/model/amount.ts';
import { oddities, stockChecks } from '#lib/server/store/stock-checks.ts';
import { gather, type Job } from './job.ts';

/** Looks for what should not be, or was forgotten, and lists it. */
export const checkStock: Job = async ({ context: { db }, today, tell }) => {
	const found = gather();
	for (const [at, check] of stockChecks.entries()) {
		tell(at, stockChecks.length);
		for (const { entity, row, record, amount } of await oddities(db, check, today)) {
			const quantity = amount === null ? {} : { quantity: toDecimal('quantity', amount) };
			found.add({ code: check.code, params: { record, ...quantity }, at: { entity, row } });
		}
	}
	return found.result({ checks: stockChecks.length });
};
