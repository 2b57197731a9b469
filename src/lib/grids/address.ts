import type { Stand } from './view.svelte.ts';

/** What a link says: words to search, a filter, an order, a saved view, the row whose pane is open. */
export function readAddress(params: URLSearchParams) {
	const search = params.get('q') ?? '';
	const conditions = parsed(params.get('filter'));
	const sort = sortFrom(params.get('sort'));
	const said = search !== '' || conditions !== undefined || sort.length > 0;
	return {
		stand: said ? { search, conditions, sort } : undefined,
		view: params.get('view'),
		row: params.get('row')
	};
}

/** The query of the address for what is seen; a saved view stands for its filter until that is changed. */
export function writeAddress(stand: Stand | null, view: string | null, row: string | null): string {
	const params = new URLSearchParams();
	if (view !== null) params.set('view', view);
	const search = stand?.search.trim() ?? '';
	if (search !== '' && view === null) params.set('q', search);
	if (stand && stand.conditions.length > 0 && view === null) {
		params.set('filter', JSON.stringify(stand.conditions));
	}
	if (stand && stand.sort.length > 0 && view === null) {
		params.set(
			'sort',
			stand.sort.map((each) => (each.descending ? `-${each.field}` : each.field)).join(',')
		);
	}
	if (row !== null) params.set('row', row);
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}

const sortFrom = (text: string | null) =>
	(text ?? '')
		.split(',')
		.filter((part) => part !== '')
		.map((part) =>
			part.startsWith('-') ? { field: part.slice(1), descending: true } : { field: part }
		);

function parsed(json: string | null): unknown {
	if (json === null) return undefined;
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
