import type { Finding } from '#lib/domain/jobs/finding.ts';
import { toDecimal } from '#lib/domain/model/amount.ts';
import { counters } from '#lib/domain/stock/movement-kind.ts';
import { articleCount, articleSlices } from '#lib/server/store/articles.ts';
import {
	costDeviations,
	deviations,
	type CostDeviation,
	type Deviation
} from '#lib/server/store/stock-sums.ts';
import { gather, type Job } from './job.ts';

/** Few enough that a slice takes well under a second where articles have a thousand moves each. */
export const SLICE = 200;

/** Computes every figure of stock from its moves and lists those that say something else (F76). It changes nothing. */
export const validateStock: Job = async ({ context: { db }, tell }) => {
	const found = gather();
	const total = await articleCount(db);
	let looked = 0;
	for await (const articles of articleSlices(db, SLICE)) {
		tell(looked, total);
		found.add(...(await deviations(db, articles)).flatMap(deviationFindings));
		found.add(...(await costDeviations(db, articles)).map(costFinding));
		looked += articles.length;
	}
	return found.result({ articles: looked });
};

/** One for each counter that is off. */
export const deviationFindings = ({
	record,
	article,
	label,
	stored,
	computed
}: Deviation): readonly Finding[] =>
	counters
		.filter((counter) => stored[counter] !== computed[counter])
		.map((counter) => ({
			code: `deviates.${counter}` as const,
			params: {
				record: label,
				stored: toDecimal('quantity', stored[counter]),
				computed: toDecimal('quantity', computed[counter])
			},
			at: record ? { entity: 'stockRecord', row: record } : { entity: 'article', row: article }
		}));

const costFinding = ({ code, article, label, held, costed }: CostDeviation): Finding => ({
	code,
	params: {
		record: label,
		stored: toDecimal('quantity', costed),
		computed: toDecimal('quantity', held)
	},
	at: { entity: 'article', row: article }
});
