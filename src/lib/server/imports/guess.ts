import { mayImport } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { ImportColumn, ImportPlan, ImportSource } from '#lib/domain/imports/import.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { textsOf } from '../texts.ts';
import { detectManner } from './manner.ts';
import type { Manner } from './values.ts';

/** What an actor may import into. */
export const importable = (actor: Actor, entity: Entity) =>
	storedEntries(entity.fields).filter(([, field]) => mayImport(actor, field));

/** Words that other programs write over a column, by the field they mean most often. */
const aliases: Readonly<Record<string, readonly string[]>> = {
	number: ['id', 'no', 'nr', 'code', 'sku', 'key', 'itemno', 'artikelnummer', 'kundennummer'],
	code: ['id', 'key', 'symbol', 'iso', 'isocode'],
	name: ['title', 'bezeichnung', 'designation', 'nazwa', 'companyname', 'company', 'firma'],
	salesPrice: ['price', 'unitprice', 'listprice', 'preis', 'vk', 'vkpreis', 'cena', 'fiyat'],
	cost: ['purchaseprice', 'buyingprice', 'ek', 'ekpreis', 'einkaufspreis'],
	packaging: ['quantityperunit'],
	postalCode: ['zip', 'zipcode', 'postcode', 'plz'],
	street: ['address', 'addressline1', 'strasse'],
	website: ['homepage', 'web', 'url'],
	email: ['mail', 'emailaddress'],
	phone: ['telephone', 'tel', 'telefon']
};

/** Words before the name of a field that only repeat what the table holds. */
const prefixes: Readonly<Record<string, readonly string[]>> = {
	article: ['product', 'item', 'produkt', 'artikel'],
	partner: ['customer', 'supplier', 'company', 'client', 'vendor', 'kunde', 'kunden', 'lieferant'],
	employee: ['mitarbeiter', 'staff']
};

/** Letters and digits alone, without case or accents, so that "Artikel-Nr." meets "artikelnr". */
export const normalised = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.replaceAll('ł', 'l')
		.replaceAll('ı', 'i')
		.replace(/[^a-z0-9]/g, '');

/** The plan that the names of the columns suggest. */
export function guessPlan(
	entity: Entity,
	fields: readonly (readonly [string, StoredField])[],
	columns: readonly ImportColumn[],
	usual: Manner
): ImportPlan {
	const sources: Record<string, ImportSource> = {};
	const free = new Set(columns);
	for (const names of [plainNames, aliasNames, looseNames]) {
		for (const [name, field] of fields) {
			if (sources[name]) continue;
			const wanted = names(entity, name, field);
			const found = [...free].find((column) => wanted.has(normalised(column.name)));
			if (!found) continue;
			free.delete(found);
			sources[name] = { column: found.column, ...detectManner(field, found.samples, usual) };
		}
	}
	const key = guessKey(entity, sources);
	const mode = key.length > 0 ? 'upsert' : 'insert';
	return { fields: sources, mode, key, blank: 'keep', emptyWords: ['NULL'] };
}

const plainNames = (entity: Entity, name: string): ReadonlySet<string> =>
	new Set([name, ...textsOf(`${entity.name}.${name}`)].map(normalised).filter(Boolean));

function aliasNames(entity: Entity, name: string): ReadonlySet<string> {
	const plain = [...plainNames(entity, name), ...(aliases[name] ?? [])];
	const before = [entity.name, ...textsOf(entity.name), ...(prefixes[entity.name] ?? [])];
	const prefixed = before.flatMap((prefix) => plain.map((word) => normalised(prefix) + word));
	return new Set([...plain, ...prefixed]);
}

function looseNames(entity: Entity, name: string, field: StoredField): ReadonlySet<string> {
	if (field.kind !== 'ref') return new Set();
	const words = [...plainNames(entity, name), ...(prefixes[field.to] ?? []), normalised(field.to)];
	const ends = ['id', 'name', 'code', 'no', 'nr', 'number', 'key'];
	return new Set(words.flatMap((word) => [word, ...ends.map((end) => word + end)]));
}

/** The first unique field that is mapped, or the first unique set of which every field is. */
function guessKey(entity: Entity, sources: Readonly<Record<string, ImportSource>>) {
	const single = storedEntries(entity.fields).find(
		([name, { unique }]) => unique && sources[name] && 'column' in sources[name]
	);
	if (single) return [single[0]];
	return entity.unique?.find((set) => set.every((name) => sources[name])) ?? [];
}

/** Names the kind of file by its columns, so that a mapping is found again. */
export const headerSignature = (columns: readonly ImportColumn[]): string =>
	columns.map(({ name }) => normalised(name)).join('|');
