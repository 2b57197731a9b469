import { goto } from '$app/navigation';
import { tableAddress } from '#lib/client/table-address.ts';
import type { Performing } from '#lib/client/document-client.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import type { Deed } from './perform.ts';

type Made = { readonly rows: readonly AnyRow[] };
/** Drafts of other documents that are made of some: what is still to be done of them. */
type Drafting = {
	readonly label: () => string;
	/** The documents that are made. */
	readonly makes: string;
	/** The rights that it takes. */
	readonly grants: readonly string[];
	/** The states in which there is something left. */
	readonly from: readonly string[];
	make(asked: Performing): Promise<Made>;
};

/** By the documents that are chosen. */
export const drafting: Readonly<Record<string, Drafting>> = {
	quote: {
		label: () => m['documents.makeOrder'](),
		makes: 'salesOrder',
		grants: ['salesOrder.write', 'salesOrderLine.write', 'quoteLine.read'],
		from: ['accepted'],
		make: ({ operation, rows, confirmed = [] }) =>
			trpc.sales.order.mutate({ operation, rows: [...rows], confirmed: [...confirmed] })
	},
	salesOrder: {
		label: () => m['documents.deliver'](),
		makes: 'deliveryNote',
		grants: ['deliveryNote.write', 'deliveryNoteLine.write'],
		from: ['confirmed', 'partlyDelivered'],
		make: ({ operation, rows, confirmed = [] }) =>
			trpc.sales.deliver.mutate({ operation, rows: [...rows], confirmed: [...confirmed] })
	},
	demandLine: {
		label: () => m['documents.order'](),
		makes: 'purchaseOrder',
		grants: ['purchaseOrder.write', 'purchaseOrderLine.write'],
		from: ['needToOrder'],
		make: ({ operation, rows }) => trpc.purchasing.order.mutate({ operation, rows: [...rows] })
	},
	purchaseOrder: {
		label: () => m['documents.receive'](),
		makes: 'goodsReceipt',
		grants: ['goodsReceipt.write', 'goodsReceiptLine.write', 'purchaseOrderLine.read'],
		from: ['submitted', 'partlyReceived'],
		make: ({ operation, rows }) => trpc.purchasing.receive.mutate({ operation, rows: [...rows] })
	},
	deliveryNote: {
		label: () => m['documents.takeBack'](),
		makes: 'salesReturn',
		grants: ['salesReturn.write', 'salesReturnLine.write', 'deliveryNoteLine.read'],
		from: ['posted'],
		make: ({ operation, rows, confirmed = [] }) =>
			trpc.sales.takeBack.mutate({ operation, rows: [...rows], confirmed: [...confirmed] })
	},
	goodsReceipt: {
		label: () => m['documents.sendBack'](),
		makes: 'purchaseReturn',
		grants: ['purchaseReturn.write', 'purchaseReturnLine.write', 'goodsReceiptLine.read'],
		from: ['posted'],
		make: ({ operation, rows, confirmed = [] }) =>
			trpc.purchasing.sendBack.mutate({ operation, rows: [...rows], confirmed: [...confirmed] })
	}
};

/** Makes the drafts and goes to the first of them. */
export const draftingDeed = ({ label, makes, make }: Drafting): Deed => ({
	label: label(),
	async call(asked) {
		const [first] = (await make(asked)).rows;
		if (first) void goto(tableAddress(makes, first.id));
	}
});
