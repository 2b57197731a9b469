import { repairRecords } from '#lib/server/commands/repair-records.ts';
import { articleCount, articleSlices } from '#lib/server/store/articles.ts';
import { deviations } from '#lib/server/store/stock-sums.ts';
import { gather, type Job } from './job.ts';
import { deviationFindings, SLICE } from './validate-stock.ts';

/** Sets every record of stock back to the sum of its moves, and lists what it said before. */
export const repairStock: Job = async ({ context, tell }) => {
	const found = gather();
	const total = await articleCount(context.db);
	let looked = 0;
	let records = 0;
	for await (const articles of articleSlices(context.db, SLICE)) {
		tell(looked, total);
		const off = await deviations(context.db, articles);
		const repaired = off.length === 0 ? [] : await repairRecords(context, among(off));
		found.add(...repaired.flatMap(deviationFindings));
		records += repaired.length;
		looked += articles.length;
	}
	return found.result({ records });
};

const among = (off: Awaited<ReturnType<typeof deviations>>) => [
	...new Set(off.map(({ article }) => article))
];
