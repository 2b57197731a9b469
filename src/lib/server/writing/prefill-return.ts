import { withCells } from '#lib/domain/rules/run.ts';
import { boughtFor } from '#lib/server/store/return-sources.ts';
import type { Prefill } from './prefill.ts';

/** Lines of purchase returns tell what their goods were bought for. */
export const boughtBefore: Prefill = {
	fields: ['receiptLine'],
	reads: ['unitCost'],
	async fill({ db }, drafts) {
		const prices = await boughtFor(
			db,
			drafts.flatMap(({ after }) =>
				typeof after['receiptLine'] === 'string' ? after['receiptLine'] : []
			)
		);
		return drafts.map((draft) =>
			withCells(draft, { unitCost: prices.get(String(draft.after['receiptLine'])) ?? null })
		);
	}
};
