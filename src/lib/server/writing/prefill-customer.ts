import { sql } from 'drizzle-orm';
import { documents } from '#lib/domain/documents/index.ts';
import { entities } from '#lib/domain/entities/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Cell, Id, Row } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { defaultAddress, type Purpose } from '#lib/domain/partners/addresses.ts';
import { defaultContact } from '#lib/domain/partners/contact.ts';
import { ownProcessor, type Processed } from '#lib/domain/partners/processors.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { rowsOf, type Reading } from '#lib/server/store/rows.ts';
import type { Prefill, PrefillFor } from './prefill.ts';

type Cells = Readonly<Record<string, Cell>>;
const SETTLED = ['deliveryAddress', 'invoiceAddress', 'contact', 'currency', 'paymentTerm'];
const BEGUN = ['processor', 'warehouse'];

/**
 * What a document for a customer starts with (F33): his standard addresses, contact, currency and terms (F23, F24),
 * which change with him; and where it is new the employee who makes it (F22), and the warehouse where there is but one.
 */
export const ofCustomer = (
	document: Extract<Processed, 'deal' | 'quote' | 'salesOrder' | 'deliveryNote'>
): Prefill => ({
	fields: ['customer'],
	reads: [...SETTLED, ...BEGUN].filter((field) => field in fieldsOf(document)),
	async fill(asker, drafts) {
		const settled = await settledFor(asker.db, drafts);
		const begun = drafts.some(({ before }) => before === null)
			? await begunBy(asker, document)
			: {};
		return drafts.map((draft) => {
			const cells = {
				...(settled.get(draft.after['customer'] ?? '') ?? NOBODY),
				...(draft.before === null ? begun : {})
			};
			const open = Object.entries(cells).filter(
				([field]) => field in fieldsOf(document) && !draft.changed.has(field)
			);
			return withCells(draft, Object.fromEntries(open));
		});
	}
});

const fieldsOf = (document: string) => headOf(known(documents[document], document)).fields;

const NOBODY: Cells = Object.fromEntries(SETTLED.map((field) => [field, null]));

/** By the customer. */
async function settledFor(
	db: Reading,
	drafts: readonly Draft[]
): Promise<ReadonlyMap<Cell, Cells>> {
	const customers = JSON.stringify([...new Set(drafts.map(({ after }) => after['customer']))]);
	const theirs = sql`r.partner in (select value from json_each(${customers}))`;
	const addresses = await rowsOf(db, entities.address, theirs);
	const contacts = await rowsOf(db, entities.contact, theirs);
	const among = sql`r.id in (select value from json_each(${customers}))`;
	const [company] = await rowsOf(db, entities.company, sql`1`);
	return new Map(
		(await rowsOf(db, entities.partner, among)).map(({ id, currency, paymentTerm }) => {
			const own = addresses.filter(({ partner }) => partner === id);
			const contact = defaultContact(contacts.filter(({ partner }) => partner === id));
			return [
				id,
				{
					deliveryAddress: standard(own, 'delivery'),
					invoiceAddress: standard(own, 'invoice'),
					contact: contact?.id ?? null,
					currency: currency ?? company?.currency ?? null,
					paymentTerm
				}
			];
		})
	);
}

const standard = (
	addresses: readonly Row<typeof entities.address>[],
	purpose: Purpose
): Id | null => defaultAddress(addresses, purpose)?.id ?? null;

async function begunBy({ db, actor }: PrefillFor, document: Processed): Promise<Cells> {
	const employees = await rowsOf(db, entities.employee, sql`r.user = ${actor.userId}`);
	const warehouses = await rowsOf(db, entities.warehouse, sql`r.active = 1 and r.shipping = 1`);
	const [only] = warehouses.length === 1 ? warehouses : [];
	return {
		processor: ownProcessor(employees, document, actor.userId)?.id ?? null,
		...(only ? { warehouse: only.id } : {})
	};
}
