import { expect, test } from 'vitest';
import { ruled, told, type Case, type Cells } from './ruled.ts';

const others = {
	ana: { login: 'ana', name: 'Trujillo', firstName: 'Ana', email: 'ana@example.org' },
	bo: { login: 'bo', name: 'Bo', firstName: null, email: null }
};

type Completed = [name: string, Omit<Case, 'others'>, cells: Cells];
const completed: Completed[] = [
	[
		'a user gives the person',
		{ entity: 'employee', typed: { user: 'ana' } },
		{ name: 'Trujillo', firstName: 'Ana', email: 'ana@example.org' }
	],
	[
		'what is typed with it stays',
		{ entity: 'employee', typed: { user: 'ana', name: 'Smith' } },
		{ name: 'Smith', firstName: 'Ana' }
	],
	[
		'an empty cell typed with it is filled',
		{ entity: 'employee', typed: { user: 'ana', name: null } },
		{ name: 'Trujillo' }
	],
	[
		'another user replaces the person',
		{ entity: 'employee', before: { name: 'Old' }, typed: { user: 'ana' } },
		{ name: 'Trujillo' }
	],
	[
		'a user without e-mail takes none away',
		{ entity: 'employee', before: { email: 'old@example.org' }, typed: { user: 'bo' } },
		{ name: 'Bo', email: 'old@example.org' }
	],
	[
		'without a user nothing is copied',
		{ entity: 'employee', typed: { name: 'Smith' } },
		{ name: 'Smith', firstName: null }
	],
	[
		'a default address is offered',
		{ entity: 'address', before: { invoice: false }, typed: { invoiceDefault: true } },
		{ invoice: true, invoiceDefault: true }
	],
	[
		'an address no longer offered is no default',
		{
			entity: 'address',
			before: { delivery: true, deliveryDefault: true },
			typed: { delivery: false }
		},
		{ deliveryDefault: false }
	],
	[
		'a usual unit is usable',
		{ entity: 'articleUnit', before: { buying: false }, typed: { buyingDefault: true } },
		{ buying: true }
	],
	[
		'Inventory takes Procurement with it',
		{
			entity: 'company',
			before: { inventory: true, procurement: true },
			typed: { inventory: false }
		},
		{ procurement: false }
	],
	[
		'Procurement alone may go',
		{
			entity: 'company',
			before: { inventory: true, procurement: true },
			typed: { procurement: false }
		},
		{ inventory: true, procurement: false }
	]
];

test.each(completed)('%s', (_name, given, cells) => {
	const { after, problems } = ruled({ ...given, others });
	expect(after).toMatchObject(cells);
	expect(problems).toEqual([]);
});

type Refused = [name: string, Case, problems: string[]];
const refused: Refused[] = [
	['neither customer nor supplier', { entity: 'partner', typed: {} }, ['partner.no-kind@customer']],
	[
		'the last kind taken away',
		{ entity: 'partner', before: { supplier: true }, typed: { supplier: false } },
		['partner.no-kind@supplier']
	],
	['both kinds', { entity: 'partner', typed: { customer: true, supplier: true } }, []],
	[
		'a default that is not offered',
		{ entity: 'address', typed: { order: false, orderDefault: true } },
		['default.not-offered@orderDefault']
	],
	[
		'Procurement without Inventory',
		{
			entity: 'company',
			before: { inventory: false, procurement: false },
			typed: { procurement: true }
		},
		['procurement.needs-inventory@procurement']
	],
	['a grant there is', { entity: 'roleGrant', typed: { grant: 'article.read' } }, []],
	[
		'a grant there is not',
		{ entity: 'roleGrant', typed: { grant: 'articles.read' } },
		['auth.grant-unknown@grant']
	],
	['a German VAT id', { entity: 'company', typed: { vatId: 'DE 123 456 789' } }, []],
	[
		'a short German VAT id',
		{ entity: 'company', typed: { vatId: 'DE12345678' } },
		['vat-id.unusual@vatId?']
	],
	[
		'a Greek VAT id by its ISO code',
		{ entity: 'company', typed: { vatId: 'GR12345678' } },
		['vat-id.unusual@vatId?']
	],
	['an Austrian VAT id', { entity: 'company', typed: { vatId: 'ATU12345678' } }, []],
	['an Irish VAT id', { entity: 'company', typed: { vatId: 'IE1234567WA' } }, []],
	['a number that is not European', { entity: 'company', typed: { vatId: 'CHE-123.456.789' } }, []],
	[
		'a partner’s Polish VAT id',
		{ entity: 'partner', typed: { customer: true, vatId: 'PL-12345' } },
		['vat-id.unusual@vatId?']
	]
];

test.each(refused)('%s', (_name, given, problems) => {
	expect(ruled(given).problems.map(told)).toEqual(problems);
});
