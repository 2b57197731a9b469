import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connect } from '#lib/server/db/client.ts';
import { write, type Tx } from '#lib/server/db/transaction.ts';
import { actor, makeWorld } from '../support/world.ts';

const FAULTS: readonly [string, (tx: Tx) => Promise<unknown>][] = [
	['a value twice', (tx) => put(tx, 'twice').then(() => put(tx, 'twice'))],
	['an empty required cell', (tx) => put(tx, null)],
	['a table that is not there', (tx) => tx.run(sql`insert into nowhere values (1)`)],
	[
		'a reference to nothing',
		(tx) => tx.run(sql`insert into bin (id, version, warehouse, name) values ('b', 1, 'none', 'b')`)
	],
	[
		'a statement that fails half way',
		(tx) => tx.all(sql`select abs(-9223372036854775807 - value) as n from json_each('[0,0,1]')`)
	]
];

const put = (tx: Tx, name: string | null) =>
	tx.run(sql`insert into category (id, version, name) values (${name}, 1, ${name})`);

test.each(FAULTS)('after %s a write that is acknowledged is stored', async (_, fault) => {
	const world = await makeWorld();
	const context = { db: world.db, actor: actor() };
	await expect(write(context, fault)).rejects.toThrow();
	for (let i = 0; i < 5; i++) await write(context, (tx) => put(tx, `after ${i}`));
	const other = await connect(`file:${world.file}`);
	const seen = await other.all(sql`select name from category order by name`);
	await other.close();
	await world.close();
	expect(seen.map((row) => row['name'])).toEqual([0, 1, 2, 3, 4].map((i) => `after ${i}`));
});
