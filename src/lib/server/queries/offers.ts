import { sql } from 'drizzle-orm';
import { entities } from '#lib/domain/entities/index.ts';
import { toDecimal } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id, Row } from '#lib/domain/model/row.ts';
import { defaultAddress, offeredAddresses, type Purpose } from '#lib/domain/partners/addresses.ts';
import { defaultContact, documentLanguage } from '#lib/domain/partners/contact.ts';
import { ownProcessor, processorsOf, type Processed } from '#lib/domain/partners/processors.ts';
import { vatCodeFor, type CountryGroupKey, type VatCodeOffer } from '#lib/domain/tax/vat-code.ts';
import type { VatCategory } from '#lib/domain/tax/vat-categories.ts';
import { vatRateOn } from '#lib/domain/tax/vat-rate.ts';
import { rowsOf, type Reading } from '#lib/server/store/rows.ts';

type Asker = { readonly db: Reading; readonly actor: Actor };
type Address = Row<typeof entities.address>;

const purposes = ['invoice', 'delivery', 'order'] as const satisfies readonly Purpose[];

export type Offered = { readonly offered: readonly Id[]; readonly standard: Id | null };
export type PartnerOffer = {
	readonly addresses: Readonly<Record<Purpose, Offered>>;
	readonly contact: Id | null;
	readonly language: string;
};

/** What a document for a partner may choose from, and starts with: addresses (F23), contact and language (F24). */
export async function partnerOffer({ db }: Asker, partner: Id): Promise<PartnerOffer> {
	const of = sql`r.partner = ${partner}`;
	const addresses = await rowsOf(db, entities.address, of);
	const contacts = await rowsOf(db, entities.contact, of);
	const [row] = await rowsOf(db, entities.partner, sql`r.id = ${partner}`);
	const contact = defaultContact(contacts);
	const byPurpose = purposes.map((purpose) => [purpose, offeredFor(addresses, purpose)] as const);
	return {
		// `purposes` holds every purpose there is.
		addresses: Object.fromEntries(byPurpose) as Record<Purpose, Offered>,
		contact: contact?.id ?? null,
		language: documentLanguage(contact, row, 'en')
	};
}

const offeredFor = (addresses: readonly Address[], purpose: Purpose): Offered => ({
	offered: offeredAddresses(addresses, purpose).map(({ id }) => id),
	standard: defaultAddress(addresses, purpose)?.id ?? null
});

/** Who may process a kind of document (F21), and who does when this user makes one (F22). */
export async function processorOffer({ db, actor }: Asker, document: Processed): Promise<Offered> {
	const employees = await rowsOf(db, entities.employee, sql`1`);
	return {
		offered: processorsOf(employees, document).map(({ id }) => id),
		standard: ownProcessor(employees, document, actor.userId)?.id ?? null
	};
}

export type Supplied = {
	/** ISO code of the country of the delivery address. */
	readonly country: string;
	readonly vatId: string | null;
	readonly category: VatCategory;
	readonly service: boolean;
	readonly day: Day;
};
export type VatOffer = { readonly code: string; readonly percent: number };

type StoredCode = VatCodeOffer & { readonly id: Id; readonly code: string };

/** The VAT code and rate of a supply (F34, F35); null where there is none, so that a document cannot leave draft. */
export async function vatOffer({ db }: Asker, supply: Supplied): Promise<VatOffer | null> {
	const [country] = await db.all<{ group: CountryGroupKey }>(
		sql`select g.key as "group" from country as c join countryGroup as g on g.id = c.countryGroup
			where c.code = ${supply.country} collate nocase`
	);
	if (!country) return null;
	const codes = await db.all<StoredCode>(
		sql`select c.id, c.code, c.category, c.treatment, g.key as "group" from vatCode as c
			join countryGroup as g on g.id = c.countryGroup`
	);
	const code = vatCodeFor(codes, { ...supply, group: country.group });
	if (!code) return null;
	const rates = await rowsOf(db, entities.vatRate, sql`r.vatCode = ${code.id}`);
	const percent = vatRateOn(rates, code.id, supply.day);
	return percent === undefined ? null : { code: code.code, percent: toDecimal('percent', percent) };
}
