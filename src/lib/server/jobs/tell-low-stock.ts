import { toDecimal } from '#lib/domain/model/amount.ts';
import { tellLowStock as tell } from '#lib/server/commands/tell-low-stock.ts';
import { gather, type Job } from './job.ts';

/** Tells those who are responsible of stock that has become low, each time once (F104). */
export const tellLowStock: Job = async ({ context }) => {
	const told = gather();
	for (const { record, label, available, minimum } of await tell(context, new Date())) {
		const [there, least] = [available, minimum].map((figure) => toDecimal('quantity', figure));
		const params = { record: label, available: there ?? 0, minimum: least ?? 0 };
		told.add({ code: 'low', params, at: { entity: 'stockRecord', row: record } });
	}
	return told.result({ told: told.count() });
};
