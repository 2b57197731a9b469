import type { Finding } from '#lib/domain/jobs/finding.ts';
import { toDecimal } from '#lib/domain/model/amount.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { suggestReorders as suggest } from '#lib/server/commands/suggest-reorders.ts';
import { reorderCandidates } from '#lib/server/store/reorder.ts';
import { recordLabels } from '#lib/server/store/stock-sums.ts';
import { gather, type Job } from './job.ts';

/** One transaction, which others wait for as long as it takes. */
const SLICE = 1000;

/** Suggests what to buy for every record of stock below its minimum, once (F56, E39–E48). */
export const suggestReorders: Job = async ({ context, today, tell }) => {
	const made = gather();
	const below = await reorderCandidates(context.db);
	const wanting = below.filter(({ suggested }) => !suggested);
	for (let at = 0; at < wanting.length; at += SLICE) {
		tell(at, wanting.length);
		const records = wanting.slice(at, at + SLICE).map(({ stockRecord }) => stockRecord);
		const suggestions = await suggest(context, { records, today });
		const labels = await recordLabels(context.db, records);
		made.add(...suggestions.map((row) => finding(row, labels)));
	}
	return made.result({ below: below.length, made: made.count() });
};

function finding(row: AnyRow, labels: ReadonlyMap<string, string>): Finding {
	const code = row['supplier'] === null ? 'suggested.no-supplier' : 'suggested';
	const record = labels.get(String(row['stockRecord'])) ?? '';
	return {
		code,
		params: { record, quantity: toDecimal('quantity', Number(row['quantity'])) },
		at: { entity: 'reorderSuggestion', row: row.id }
	};
}
