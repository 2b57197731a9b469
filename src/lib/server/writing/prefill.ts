import type { Day } from '#lib/domain/model/calendar.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { ofCustomer } from './prefill-customer.ts';
import { priced } from './prefill-price.ts';
import { boughtBefore } from './prefill-return.ts';

export type PrefillFor = { readonly db: Reading; readonly actor: Actor; readonly today: Day };

/** Cells that follow from what is stored elsewhere than behind the references of their row, where a rule cannot look. */
export type Prefill = {
	/** It fills new rows, and others where one of these changes. */
	readonly fields: readonly string[];
	/** What else of a row it reads or fills. */
	readonly reads: readonly string[];
	/** Fills drafts, but for cells that were typed in the same write. */
	fill(asker: PrefillFor, drafts: readonly Draft[]): Promise<readonly Draft[]>;
};

const prefills: Readonly<Record<string, Prefill>> = {
	deal: ofCustomer('deal'),
	dealLine: priced('deal'),
	quote: ofCustomer('quote'),
	quoteLine: priced('quote'),
	salesOrder: ofCustomer('salesOrder'),
	salesOrderLine: priced('salesOrder'),
	deliveryNote: ofCustomer('deliveryNote'),
	purchaseReturnLine: boughtBefore
};

/** The drafts of a whole write with the cells that follow from what was typed; before any rule looks at them. */
export async function prefilled(
	asker: PrefillFor,
	{ name }: Entity,
	drafts: readonly Draft[]
): Promise<readonly Draft[]> {
	const prefill = prefills[name];
	if (!prefill) return drafts;
	const concerned = drafts.filter(
		({ before, changed }) => before === null || prefill.fields.some((field) => changed.has(field))
	);
	if (concerned.length === 0) return drafts;
	const filled = new Map((await prefill.fill(asker, concerned)).map((draft) => [draft.id, draft]));
	return drafts.map((draft) => filled.get(draft.id) ?? draft);
}

/** The fields that may be read or filled when these change. */
export function fieldsPrefilled({ name }: Entity, changed: readonly string[]): readonly string[] {
	const prefill = prefills[name];
	if (!prefill?.fields.some((field) => changed.includes(field))) return [];
	return [...prefill.fields, ...prefill.reads];
}
