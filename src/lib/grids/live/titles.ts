import type { GridApi } from 'ag-grid-community';
import type { EntityClient, Option } from '#lib/client/entity-client.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { stored } from '#lib/domain/registry.ts';
import type { RowNodes } from '../row-nodes.ts';

/** A reference of a table whose titles are read, in the end, from a field of some table. */
export type TitleField = {
	readonly field: string;
	/** The table it points to, whose rows are looked up. */
	readonly to: string;
	/** Where the words stand: in that table, or in one that its title refers to. */
	readonly source: string;
	readonly title: string;
};

/** Every reference of a table with each field on the way to its title. */
export function titleFields({ fields }: Entity): readonly TitleField[] {
	return Object.entries(fields).flatMap(([field, definition]) =>
		definition.kind === 'ref'
			? sourcesOf(definition.to).map((source) => ({ field, to: definition.to, ...source }))
			: []
	);
}

function sourcesOf(to: string): readonly Pick<TitleField, 'source' | 'title'>[] {
	const target = stored[to];
	if (!target) return [];
	const { title } = target;
	const field = target.fields[title];
	return [{ source: to, title }, ...(field?.kind === 'ref' ? sourcesOf(field.to) : [])];
}

type Host = {
	readonly api: GridApi<AnyRow> | null;
	readonly source: { readonly titles: Map<Id, string> };
	nodes(): RowNodes;
	clientOf(entity: string): EntityClient;
};
/** As many as a look-up answers. */
const AT_ONCE = 100;

/** Asks for titles anew and shows them. Answers the rows in which one changed. */
export async function renewTitles(
	{ api, source, nodes, clientOf }: Host,
	{ field, to }: TitleField,
	isMeant: (id: Id) => boolean
): Promise<readonly Id[]> {
	const loaded = [...nodes().values()].flatMap(({ data }) => data ?? []);
	const ids = [...new Set(loaded.map((row) => row[field]))].filter(
		(id): id is string => typeof id === 'string' && isMeant(id)
	);
	const options: Option[] = [];
	for (let at = 0; at < ids.length; at += AT_ONCE) {
		const some = { search: '', ids: ids.slice(at, at + AT_ONCE), limit: AT_ONCE };
		options.push(...(await clientOf(to).lookup.query(some)).options);
	}
	const renamed = options.filter(({ id, title }) => source.titles.get(id) !== title);
	for (const { id, title } of renamed) source.titles.set(id, title);
	const changed = new Set<unknown>(renamed.map(({ id }) => id));
	if (changed.size > 0) api?.refreshCells({ columns: [field], force: true });
	return loaded.filter((row) => changed.has(row[field])).map(({ id }) => id);
}
