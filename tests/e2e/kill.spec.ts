import { createClient, type Client } from '@libsql/client';
import { newId } from '../support/make.ts';
import { randomFrom } from '../support/random.ts';
import type { Product } from '../support/product.ts';
import { expect, test } from './journey.ts';

test.use({ torn: true });

const KILLS = 50;
const PAPERS = 24;
/** A request posts so many documents, all of them or none. */
const TOGETHER = 4;

type Call = <T>(procedure: string, input: unknown) => Promise<T>;
type Article = { readonly id: string; readonly number: string };
type Page<Row> = { readonly rows: readonly Row[] };

test(`killed ${KILLS} times while documents are posted in bulk, it loses nothing and halves nothing`, async ({
	product
}) => {
	test.setTimeout(900_000);
	const random = randomFrom(20_261_127);
	const cookie = await product.signIn('manager');
	const call = callOf(product, cookie);
	const page = { offset: 0, limit: 5 };
	const { rows: articles } = await call<Page<Article>>('entities.article.list', page);
	const [warehouse] = (await call<Page<Article>>('entities.warehouse.list', page)).rows;
	const acknowledged = new Set<string>();
	for (let kill = 0; kill < KILLS; kill++) {
		const papers = await drafts(call, String(warehouse?.id), articles, kill);
		const posting = Promise.allSettled(
			papers.map(async (rows) => {
				await call('documents.putIn.post', { operation: newId(), rows });
				for (const { id } of rows) acknowledged.add(id);
			})
		);
		await new Promise((resolve) => setTimeout(resolve, random.below(60)));
		await product.stop('SIGKILL');
		await posting;
		const client = createClient({ url: `file:${product.file}` });
		await expectWhole(client, acknowledged);
		client.close();
		await product.again();
	}
	expect(acknowledged.size).toBeGreaterThan(KILLS);
	expect(acknowledged.size).toBeLessThan(KILLS * PAPERS);
});

/** The requests of a page without the page. Throws where the server is gone or refuses. */
const callOf =
	({ origin }: Product, cookie: string): Call =>
	async <T>(procedure: string, input: unknown) => {
		const answer = await fetch(`${origin}/api/trpc/${procedure}`, {
			method: 'POST',
			headers: { origin, cookie, 'content-type': 'application/json' },
			body: JSON.stringify(input)
		});
		const { result } = (await answer.json()) as { result?: { data: T } };
		if (!result) throw new Error(`${procedure}: ${answer.status}`);
		return result.data;
	};

/** Documents of two to six lines that are ready to be posted, a few a request. */
async function drafts(call: Call, warehouse: string, articles: readonly Article[], kill: number) {
	const heads = Array.from({ length: PAPERS }, () => ({
		id: newId(),
		version: 0,
		patch: { warehouse, note: `before kill ${kill}` }
	}));
	const lines = heads.flatMap(({ id: document }, at) =>
		Array.from({ length: 2 + (at % 5) }, (_, line) => ({
			id: newId(),
			version: 0,
			patch: { document, article: articles[line % articles.length]?.id, quantity: line + 1 }
		}))
	);
	await call('entities.putIn.save', { operation: newId(), changes: heads });
	await call('entities.putInLine.save', { operation: newId(), changes: lines });
	const rows = heads.map(({ id }) => ({ id, version: 1 }));
	return Array.from({ length: PAPERS / TOGETHER }, (_, at) =>
		rows.slice(at * TOGETHER, (at + 1) * TOGETHER)
	);
}

async function expectWhole(client: Client, acknowledged: ReadonlySet<string>) {
	const rows = async (sql: string) => (await client.execute(sql)).rows;
	expect(await rows('pragma integrity_check')).toMatchObject([{ integrity_check: 'ok' }]);
	const posted = await rows(`select id from "putIn" where state = 'posted'`);
	const known = new Set(posted.map(({ id }) => String(id)));
	expect([...acknowledged].filter((id) => !known.has(id))).toEqual([]);
	const halves = await rows(`select p.id from "putIn" as p
		where (select count(*) from "stockMove" as m where m.paper = p.id)
			<> iif(p.state = 'posted', (select count(*) from "putInLine" as l where l.document = p.id), 0)
			or (p.number is null) <> (p.state = 'draft')`);
	expect(halves).toEqual([]);
	const deviations = await rows(`select r.article from "stockRecord" as r
		where r."onHand" <> (select coalesce(sum(m.quantity), 0) from "stockMove" as m
				where m.article = r.article and m."toWarehouse" = r.warehouse and m.counter = 'onHand')
			or r."onHand" <> (select coalesce(sum(c.quantity), 0) from "costLayer" as c
				where c.article = r.article and c.warehouse = r.warehouse)`);
	expect(deviations).toEqual([]);
	const gaps = await rows(`select count(*) as posted, count(distinct number) as numbers
		from "putIn" where state = 'posted'`);
	expect(gaps[0]?.['posted']).toBe(gaps[0]?.['numbers']);
}
