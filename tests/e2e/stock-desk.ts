import { newId } from '../support/make.ts';
import type { Desk } from './journey.ts';

type Sit = (login?: string, path?: string) => Promise<Desk>;

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

/** Ten Chai and four Chang in a warehouse of their own that has a bin, and the table of stock that shows them. */
export async function sitAtStock(sit: Sit, login: string, name: string) {
	const manager = await sit('manager', '/documents/putIn');
	const { api } = manager;
	const [chai, chang] = [await api.row('article', '1'), await api.row('article', '2')];
	const warehouse = await addWarehouse(manager, name);
	const code = `${name.toUpperCase().replace(' ', '-')}-1`;
	await api.add('bin', 1, () => ({ warehouse, code }));
	const bin = (await api.row('bin', code, 'code')).id;
	const lines = [
		{ article: chai.id, quantity: 10 },
		{ article: chang.id, quantity: 4 }
	];
	await posted(manager, 'putIn', { warehouse }, ...lines);
	const desk = await sit(login, '/data/stockRecord');
	await desk.sheet.find(name, 2);
	const records = await recordsIn(desk, warehouse);
	const idOf = (article: string) => records.find((each) => each['article'] === article)?.id ?? '';
	const place = { warehouse, bin, code, article: chai.id };
	return { ...desk, manager, ...place, chai: idOf(chai.id), chang: idOf(chang.id) };
}

/** Lets a call reach the server once and loses its answer. */
export async function loseAnswer({ page }: Pick<Desk, 'page'>, path: string) {
	await page.route(
		path,
		async (route) => {
			await route.fetch();
			await route.abort('connectionreset');
		},
		{ times: 1 }
	);
}
