import { stored } from '../registry.ts';
import { reports } from '../reports/index.ts';
import { grants } from './grants.ts';

/** The roles that the set-up creates (F80). Their keys stay when somebody renames them. */
export const roleKeys = ['administrator', 'manager', 'staff', 'clerk'] as const;
export type RoleKey = (typeof roleKeys)[number];

/** What only an administrator may see and change: who works here, and what he may do. */
const people = ['user', 'role', 'roleGrant', 'userRole', 'userWarehouse'];
/** What a warehouse clerk needs: no partners' papers, no purchase conditions, no prices of customers. */
const catalogue = ['article', 'articleUnit', 'category', 'unit', 'warehouse', 'bin'];
/** What goods come, go and lie in. */
const stock = ['stockRecord', 'stockMove', 'reservationEntry', 'batch'];
/** What a warehouse clerk fills in and posts; to take something back is for others. */
const papers = ['putIn', 'takeOut', 'writeOff', 'transfer', 'adjustment'];
/** He counts too, but what comes of it is posted by others. */
const counting = ['stocktake', 'stocktakeLine'];
/** Goods that were ordered arrive with him; what is ordered is for others. */
const arriving = ['goodsReceipt', 'goodsReceiptLine'];
const orders = ['purchaseOrder', 'purchaseOrderLine'];
const lines = papers.map((name) => `${name}Line`);
/** What everybody at a desk keeps up to date, and keeps for customers. */
const contactable = ['partner', 'address', 'contact'];
const promised = ['reservation', 'reservationLine'];
/** What they offer, up to the order that it becomes. */
const offered = ['quote', 'quoteLine'];
/** What they sell and send out; to take back what was is for others. */
const sold = [
	...offered,
	...['deal', 'dealLine', 'salesOrder', 'salesOrderLine'],
	...['deliveryNote', 'deliveryNoteLine']
];
/** What customers send back: they ask for it, and receive what a manager approved. */
const backFromCustomers = ['salesReturn', 'salesReturnLine'];
/** What goes back to suppliers: a clerk packs it up, a manager sends it. */
const backToSuppliers = ['purchaseReturn', 'purchaseReturnLine'];
/** What the product reads for everybody: the company's name and words, and what amounts and addresses refer to. */
const shared = ['company', 'currency', 'country', 'movementKind'];

/** Grants of each role as shipped, after the matrix of domain.md §5.5; each may be edited later. */
export const defaultRoles: Readonly<Record<RoleKey, readonly string[]>> = {
	administrator: grants,
	manager: grants.filter((grant) => !people.some((name) => grant === `${name}.write`)),
	staff: [
		...reading(Object.keys(stored).filter((name) => !people.includes(name))),
		...reading(Object.keys(reports)),
		...writing([...contactable, ...promised, ...sold, ...backFromCustomers]),
		'reservation.reserve',
		'reservation.cancel',
		...['reserve', 'unreserve', 'win', 'lose', 'reopen'].map((action) => `deal.${action}`),
		'demandLine.pick',
		'demandLine.unpick',
		...['send', 'revise', 'accept', 'reject', 'cancel'].map((action) => `quote.${action}`),
		'salesOrder.confirm',
		'salesOrder.close',
		'deliveryNote.post',
		'salesReturn.receive',
		'costs.read',
		'export.run',
		'history.read',
		'tokens.own'
	],
	clerk: [
		...reading([...catalogue, ...shared, ...stock, ...papers, ...lines, ...counting]),
		...reading([...orders, ...arriving, ...backToSuppliers]),
		...writing([...papers, ...lines, ...counting, ...arriving, ...backToSuppliers, 'batch']),
		'goodsReceipt.post',
		...papers.map((name) => `${name}.post`),
		...['begin', 'finish', 'recount'].map((action) => `stocktake.${action}`),
		'adjustment.increase',
		'adjustment.decrease',
		'export.run',
		'history.read',
		'tokens.own'
	]
};

function reading(names: readonly string[]) {
	return names.map((name) => `${name}.read`);
}

function writing(names: readonly string[]) {
	return names.map((name) => `${name}.write`);
}
