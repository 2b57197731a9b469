import { expect, test } from 'vitest';
import { defaultAddress, offeredAddresses } from '#lib/domain/partners/addresses.ts';
import { defaultContact, documentLanguage } from '#lib/domain/partners/contact.ts';
import { ownProcessor, processorsOf, type Processed } from '#lib/domain/partners/processors.ts';

const nothing = {
	invoice: false,
	invoiceDefault: false,
	delivery: false,
	deliveryDefault: false,
	order: false,
	orderDefault: false
};
const office = { ...nothing, id: 'office', invoice: true, invoiceDefault: true, delivery: true };
const depot = { ...nothing, id: 'depot', delivery: true, deliveryDefault: true };
const plant = { ...nothing, id: 'plant', delivery: true };

test('only flagged addresses are offered, each purpose has its own default', () => {
	const all = [plant, office, depot];
	expect(offeredAddresses(all, 'invoice')).toEqual([office]);
	expect(offeredAddresses(all, 'delivery')).toEqual([plant, office, depot]);
	expect(offeredAddresses(all, 'order')).toEqual([]);
	expect(defaultAddress(all, 'invoice')).toBe(office);
	expect(defaultAddress(all, 'delivery')).toBe(depot);
	expect(defaultAddress(all, 'order')).toBeUndefined();
});

test('a document starts with the default contact and speaks his language', () => {
	const ana = { name: 'Ana', preferred: false, language: 'pl' };
	const bo = { name: 'Bo', preferred: true, language: 'tr' };
	expect(defaultContact([ana, bo])).toBe(bo);
	expect(defaultContact([ana])).toBeUndefined();
	expect(documentLanguage(bo, { language: 'de' }, 'en')).toBe('tr');
	expect(documentLanguage({ language: null }, { language: 'de' }, 'en')).toBe('de');
	expect(documentLanguage(undefined, { language: null }, 'en')).toBe('en');
});

const idle = {
	active: true,
	user: null,
	sales: false,
	billing: false,
	purchasing: false,
	warehousing: false,
	shipping: false
};
const seller = { ...idle, sales: true, user: 'ana' };
const retired = { ...idle, sales: true, active: false, user: 'bo' };
const keeper = { ...idle, warehousing: true, shipping: true, user: 'cem' };

test.each<[Processed, object[]]>([
	['quote', [seller]],
	['salesOrder', [seller]],
	['invoice', []],
	['creditNote', []],
	['purchaseOrder', []],
	['bill', []],
	['putIn', [keeper]],
	['takeOut', [keeper]],
	['transfer', [keeper]],
	['stocktake', [keeper]],
	['deliveryNote', [keeper]]
])('processors of a %s', (document, employees) => {
	expect(processorsOf([seller, retired, keeper], document)).toEqual(employees);
});

test.each<[string, object | undefined]>([
	['ana', seller],
	['bo', undefined],
	['cem', undefined],
	['unknown', undefined]
])('the processor that %s starts a quote with', (user, employee) => {
	expect(ownProcessor([seller, retired, keeper], 'quote', user)).toBe(employee);
});
