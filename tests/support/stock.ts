import { setUp } from '#lib/server/setup/set-up.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { entityApi } from './entity-api.ts';
import { newId } from './make.ts';
import { makeWorld, type Who, type World } from './world.ts';

export type Cells = Readonly<Record<string, unknown>>;
/** A document with its lines, as somebody saw it. */
export type Paper = {
	readonly type: string;
	readonly id: Id;
	readonly version: number;
	readonly lines: readonly Id[];
};
export type Options = {
	readonly operation?: string;
	readonly who?: Who;
	readonly today?: string;
	readonly confirmed?: string[];
};

/** A company with a warehouse to put goods into and to take them out of, through the API alone. */
export type Stock = {
	readonly world: World;
	readonly pieces: Id;
	/** Goods in pieces that are kept in stock, but for what is given. */
	addArticle(cells?: Cells): Promise<Id>;
	addWarehouse(): Promise<Id>;
	addBin(warehouse: Id): Promise<Id>;
	addPaper(type: string, head: Cells, ...lines: readonly Cells[]): Promise<Paper>;
	/** Does an action to documents of one type; answers their heads. */
	perform(action: string, papers: readonly Paper[], options?: Options): Promise<readonly AnyRow[]>;
	/** Adds a document and posts it; it stands as the action left it. */
	posted(type: string, head: Cells, ...lines: readonly Cells[]): Promise<Paper>;
	/** Of the articles, or of all. */
	records(...articles: readonly Id[]): Promise<readonly AnyRow[]>;
	moves(...articles: readonly Id[]): Promise<readonly AnyRow[]>;
	row(entity: string, id: Id): Promise<AnyRow>;
	save(entity: string, id: Id, version: number, patch: Cells): Promise<AnyRow>;
};

export async function makeStock(): Promise<Stock> {
	const world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const units = await rowsOf(world, 'unit');
	const pieces = known(units.find(({ code }) => code === 'PCS')?.id, 'PCS');
	let count = 0;
	const next = () => String((count += 1)).padStart(4, '0');
	const add = async (entity: string, patch: Cells) => (await addRows(world, entity, [patch]))[0];
	const addPaper: Stock['addPaper'] = async (type, head, ...lines) => {
		const document = await add(type, head);
		const patches = lines.map((line, at) => ({ document, position: at + 1, ...line }));
		const ids = await addRows(world, `${type}Line`, patches);
		return { type, id: known(document, type), version: 1, lines: ids };
	};
	const perform: Stock['perform'] = (action, papers, options) =>
		performed(world, action, papers, options);
	const ofArticles = async (entity: string, articles: readonly Id[]) => {
		const rows = await rowsOf(world, entity);
		return articles.length === 0 ? rows : rows.filter(({ article }) => articles.some(is(article)));
	};
	return {
		...{ world, pieces, addPaper, perform },
		async addArticle(cells = {}) {
			const number = next();
			const patch = { number, name: `Article ${number}`, unit: pieces, cost: 5, ...cells };
			return known(await add('article', patch), number);
		},
		async addWarehouse() {
			const code = `W${next()}`;
			return known(await add('warehouse', { code, name: code }), code);
		},
		async addBin(warehouse) {
			const code = `B${next()}`;
			return known(await add('bin', { warehouse, code }), code);
		},
		async posted(type, head, ...lines) {
			const paper = await addPaper(type, head, ...lines);
			await perform('post', [paper]);
			return { ...paper, version: paper.version + 1 };
		},
		records: (...articles) => ofArticles('stockRecord', articles),
		moves: (...articles) => ofArticles('stockMove', articles),
		async row(entity, id) {
			const { rows } = await entityApi(world, entity).rows({ ids: [id] });
			return known(rows[0], id);
		},
		async save(entity, id, version, patch) {
			const changes = [{ id, version, patch }];
			const { rows } = await entityApi(world, entity).save({ operation: newId(), changes });
			return known(rows[0], id);
		}
	};
}

const is = (one: unknown) => (other: unknown) => one === other;

async function addRows(world: World, entity: string, patches: readonly Cells[]): Promise<Id[]> {
	if (patches.length === 0) return [];
	const changes = patches.map((patch) => ({ id: newId(), version: 0, patch }));
	await entityApi(world, entity).save({ operation: newId(), changes });
	return changes.map(({ id }) => id);
}

/** Everything that is stored of an entity, in the order in which it came. */
export async function rowsOf(world: World, entity: string): Promise<readonly AnyRow[]> {
	const rows: AnyRow[] = [];
	for (let offset = 0; ; offset += 1000) {
		const page = await entityApi(world, entity).list({ offset, limit: 1000 });
		rows.push(...page.rows);
		if (page.rows.length < 1000) return rows;
	}
}

async function performed(
	world: World,
	action: string,
	papers: readonly Paper[],
	{ operation = newId(), who, today, confirmed }: Options = {}
): Promise<readonly AnyRow[]> {
	const type = known(papers[0], action).type;
	const perform = known(world.api(who, today).documents[type]?.[action], `${type}.${action}`);
	const rows = papers.map(({ id, version }) => ({ id, version }));
	return (await perform({ operation, rows, ...(confirmed ? { confirmed } : {}) })).rows;
}
