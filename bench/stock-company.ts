import { sql } from 'drizzle-orm';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { newId } from '#lib/server/new-id.ts';
import { makeCompany, type Company } from './large-company.ts';

type Call = (input: object) => Promise<{ rows: readonly AnyRow[] }>;
type Calls = Readonly<Record<string, Readonly<Record<string, Call>>>>;

export type Line = { readonly article: Id; readonly quantity: number; readonly unitCost?: number };
export type StockCompany = Company & {
	readonly warehouse: Id;
	readonly articles: readonly Id[];
	/** Documents of one type with their lines, as drafts, of a day if not of today. */
	draft(type: string, papers: readonly (readonly Line[])[], on?: Day): Promise<readonly Id[]>;
	/** Posts drafts that nobody has touched since. */
	post(type: string, papers: readonly Id[]): Promise<void>;
};

/** A company with one warehouse, whose articles are there by the hundred thousand pieces each. */
export async function makeStockCompany(count: number): Promise<StockCompany> {
	const company = await makeCompany(count);
	// Documents are served under names that the types of the client do not tell.
	const entities = company.api.entities as unknown as Calls;
	const documents = company.api.documents as unknown as Calls;
	const save = (entity: string, patches: readonly object[]) =>
		known(
			entities[entity]?.['save'],
			entity
		)({
			operation: newId(),
			changes: patches.map((patch) => ({ id: newId(), version: 0, patch }))
		});
	const { rows } = await save('warehouse', [{ code: 'W1', name: 'Main' }]);
	const warehouse = known(rows[0], 'warehouse').id;
	const listed = await company.db.all<{ id: Id }>(sql`select id from article order by number`);
	const stock: StockCompany = {
		...company,
		warehouse,
		articles: listed.map(({ id }) => id),
		async draft(type, papers, on) {
			const heads = (
				await save(
					type,
					papers.map(() => ({ warehouse, ...(on === undefined ? {} : { on }) }))
				)
			).rows;
			const lines = papers.flatMap((own, at) =>
				own.map((line) => ({ document: known(heads[at], type).id, ...line }))
			);
			await save(`${type}Line`, lines);
			return heads.map(({ id }) => id);
		},
		async post(type, papers) {
			const post = known(documents[type]?.['post'], type);
			await post({ operation: newId(), rows: papers.map((id) => ({ id, version: 1 })) });
		}
	};
	for (let at = 0; at < stock.articles.length; at += 5000) {
		const some = stock.articles.slice(at, at + 5000);
		const lines = some.map((article) => ({ article, quantity: 100_000, unitCost: 5 }));
		await stock.post('putIn', await stock.draft('putIn', [lines]));
	}
	return stock;
}
