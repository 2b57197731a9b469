import { tableAddress } from '#lib/client/table-address.ts';
import { grantOf, jobNames } from '#lib/domain/jobs/index.ts';
import type { Area, Entity } from '#lib/domain/model/entity.ts';
import { documentOf } from '#lib/domain/registry.ts';
import { reports } from '#lib/domain/reports/index.ts';
import type { IconName } from '#lib/ui/icons.ts';

export type Section =
	| 'articles'
	| 'prices'
	| 'partners'
	| 'sales'
	| 'stock'
	| 'purchasing'
	| 'finance'
	| 'calculate'
	| 'settings';
export type NavLink = { readonly href: string; readonly key: string };
export type NavGroup = {
	readonly section: Section;
	readonly icon: IconName;
	readonly links: readonly NavLink[];
};

/** The order of the day's work. Entities that are not named here follow in the section of their area. */
const order = {
	articles: ['article', 'category', 'unit', 'articleUnit'],
	prices: [
		'priceList',
		'articlePrice',
		'customerPrice',
		'priceGroup',
		'groupPrice',
		'supplierArticle',
		'supplierPrice'
	],
	partners: ['partner', 'contact', 'address'],
	sales: ['deal', 'quote', 'salesOrder', 'deliveryNote', 'salesReturn'],
	stock: [
		'stockRecord',
		'putIn',
		'takeOut',
		'transfer',
		'adjustment',
		'stocktake',
		'writeOff',
		'reservation',
		'reservationEntry',
		'reorderSuggestion',
		'stockMove',
		'stockRevaluation',
		'batch',
		'warehouse',
		'bin',
		'movementKind'
	],
	purchasing: ['demandLine', 'purchaseOrder', 'goodsReceipt', 'purchaseReturn'],
	finance: ['currency', 'exchangeRate', 'paymentTerm', 'vatCode', 'vatRate'],
	calculate: [],
	settings: ['company', 'user', 'employee']
} as const satisfies Record<Section, readonly string[]>;

/** Edited on pages of their own. */
const elsewhere = new Set(['role', 'roleGrant', 'userRole', 'userWarehouse']);

/** Lines are typed below their document. */
const isApart = (entity: Entity) => elsewhere.has(entity.name) || documentOf(entity) !== undefined;

const byArea = {
	articles: 'articles',
	partners: 'partners',
	sales: 'sales',
	stock: 'stock',
	purchasing: 'purchasing',
	finance: 'finance',
	settings: 'settings'
} as const satisfies Record<Area, Section>;

/** For those who hold one of the rights, or for all. */
type Page = NavLink & { readonly section: Section; readonly grants?: readonly string[] };
const pages: readonly Page[] = [
	{ section: 'stock', href: '/stock/card', key: 'nav.stockCard', grants: ['stockMove.read'] },
	...Object.values(reports).map(({ name, area }) => ({
		section: byArea[area],
		href: `/reports/${name}`,
		key: `${name}.*`,
		grants: [`${name}.read`]
	})),
	{ section: 'calculate', href: '/sheets', key: 'nav.sheets' },
	{ section: 'settings', href: '/settings/roles', key: 'nav.roles', grants: ['role.read'] },
	{
		section: 'settings',
		href: '/settings/jobs',
		key: 'nav.jobs',
		grants: [...jobNames.map(grantOf), 'settings.write']
	},
	{ section: 'settings', href: '/settings/tokens', key: 'nav.tokens' },
	{ section: 'settings', href: '/settings/account', key: 'nav.account' }
];

/** What this user finds in the navigation: the tables he may read, by workflow. Empty groups are left out. */
export function navigation(
	entities: Readonly<Record<string, Entity>>,
	may: (grant: string) => boolean
): readonly NavGroup[] {
	const readable = Object.values(entities).filter(
		(entity) => !isApart(entity) && may(`${entity.name}.read`)
	);
	return sections
		.map((section) => ({
			section,
			icon: section,
			links: [
				...sorted(
					section,
					readable.filter((entity) => sectionOf(entity) === section)
				),
				...pages.filter((page) => page.section === section && isOpen(page, may))
			]
		}))
		.filter(({ links }) => links.length > 0);
}

const isOpen = ({ grants }: Page, may: (grant: string) => boolean): boolean =>
	grants === undefined || grants.some(may);

const sections = Object.keys(order) as Section[];

function sectionOf(entity: Entity): Section {
	const named = sections.find((section) => placeOf(section, entity.name) >= 0);
	return named ?? byArea[entity.area];
}

function sorted(section: Section, entities: readonly Entity[]): readonly NavLink[] {
	const rank = ({ name }: Entity) => (placeOf(section, name) + 1 || Infinity) - 1;
	return entities
		.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
		.map(({ name }) => ({ href: tableAddress(name), key: `${name}.*` }));
}

const placeOf = (section: Section, name: string) =>
	(order[section] as readonly string[]).indexOf(name);
