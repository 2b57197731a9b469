import { newId } from '../support/make.ts';
import type { Desk } from './journey.ts';

type Cells = Readonly<Record<string, unknown>>;

/** A warehouse that only this journey knows. */
export async function addWarehouse({ api }: Desk, name: string): Promise<string> {
	await api.add('warehouse', 1, () => ({ code: name.toUpperCase(), name }));
	return (await api.row('warehouse', name, 'name')).id;
}

/** Adds a document with its lines and does its action; answers its id. */
export async function posted(
	{ api }: Desk,
	type: string,
	head: Cells,
	...lines: readonly Cells[]
): Promise<string> {
	const id = newId();
	const save = (entity: string, rows: readonly Cells[]) =>
		api.mutate(`entities.${entity}.save`, {
			operation: newId(),
			changes: rows.map(({ id = newId(), ...patch }) => ({ id, version: 0, patch }))
		});
	await save(type, [{ id, ...head }]);
	await save(
		`${type}Line`,
		lines.map((line) => ({ document: id, ...line }))
	);
	await api.mutate(`documents.${type}.post`, { operation: newId(), rows: [{ id, version: 1 }] });
	return id;
}

/** The records of stock in a warehouse, and what each has on hand. */
export const recordsIn = ({ api }: Desk, warehouse: string) =>
	api.rows('stockRecord', 'warehouse', warehouse);
