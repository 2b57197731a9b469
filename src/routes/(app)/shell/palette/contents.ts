import { goto } from '$app/navigation';
import { tableAddress, tableAt } from '#lib/client/table-address.ts';
import type { Action } from '#lib/ui/menu.ts';
import { m, text } from '#lib/ui/text.ts';
import type { NavGroup } from '../navigation.ts';
import type { Entry, Section } from './entries.ts';
import type { Named, Recent } from './recent.ts';

const MOST_RECENT = 6;

type Contents = {
	/** Shown before anything is typed: where one was lately, what can be done here, where one can go. */
	readonly resting: readonly Section[];
	/** Searched by what is typed. */
	readonly searched: readonly Section[];
	/** The tables of the navigation, in its order. */
	readonly tables: readonly string[];
};
type Given = {
	readonly groups: readonly NavGroup[];
	/** What can be done here, and everywhere. */
	readonly actions: readonly Action[];
	readonly everywhere: readonly Action[];
	readonly recent: Recent;
	/** The page that is open. */
	readonly here: string;
};

/** What the palette holds when it opens. It stays like this until it is closed. */
export function contents({ groups, actions, everywhere, recent, here }: Given): Contents {
	const places = groups.flatMap(placesOf);
	const go = { title: m['palette.places'](), entries: [start(), ...places] };
	const lately = recent.visits
		.flatMap((visit) =>
			'href' in visit ? places.filter(({ key }) => key === visit.href) : recordEntry(visit, groups)
		)
		.filter(({ key }) => key !== here);
	const sections = [
		{ title: m['palette.recent'](), entries: lately.slice(0, MOST_RECENT) },
		{ title: m['palette.here'](), entries: offered(actions) },
		go,
		{ title: m['palette.actions'](), entries: offered(everywhere) }
	];
	return {
		resting: sections.filter(({ entries }) => entries.length > 0),
		searched: [
			go,
			{ title: m['palette.actions'](), entries: [...offered(actions), ...offered(everywhere)] }
		],
		tables: places.flatMap(({ key }) => tableAt(key) ?? [])
	};
}

/** The address of a record: its table, with the record open. */
export const recordHref = ({ entity, id }: Pick<Named, 'entity' | 'id'>): string =>
	tableAddress(entity, id);

const start = (): Entry => ({ key: '/', label: m['palette.start'](), run: () => void goto('/') });

const placesOf = ({ section, icon, links }: NavGroup): readonly Entry[] =>
	links.map(({ href, key }) => ({
		key: href,
		label: text(key),
		hint: text(`nav.${section}`),
		icon,
		run: () => void goto(href)
	}));

function recordEntry(named: Named, groups: readonly NavGroup[]): Entry {
	const table = tableAddress(named.entity);
	return {
		key: `${named.entity} ${named.id}`,
		label: named.title,
		hint: text(named.entity),
		icon: groups.find(({ links }) => links.some(({ href }) => href === table))?.icon,
		run: () => void goto(recordHref(named))
	};
}

const offered = (actions: readonly Action[]): readonly Entry[] =>
	actions
		.filter(({ disabled }) => !disabled)
		.map(({ label, icon, keys, run }) => ({ key: label, label, icon, keys, run }));
