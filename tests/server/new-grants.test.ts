import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveNewGrants } from '#lib/server/setup/new-grants.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
});
afterAll(() => world.close());

/** The roles that hold a right, by their keys. */
async function holders(grant: string): Promise<readonly string[]> {
	const rows = await world.db.all<{ key: string }>(
		sql`select r.key as key from "roleGrant" as g join role as r on r.id = g.role
			where g."grant" = ${grant} order by r.key`
	);
	return rows.map(({ key }) => key);
}
const forget = (grant: string) =>
	world.db.writer.execute(`delete from "roleGrant" where "grant" = '${grant}'`);

test('rights that come with a newer product are given once to the roles that came with the company', async () => {
	const before = await holders('writeOff.post');
	expect(before).toEqual(['clerk', 'manager']);
	await forget('writeOff.post');
	await giveNewGrants(world.db);
	expect(await holders('writeOff.post')).toEqual(before);

	await forget('writeOff.post');
	await giveNewGrants(world.db);
	expect(await holders('writeOff.post')).toEqual([]);

	const known = await world.db.all<{ value: string }>(
		sql`select value from fact where key = 'grants'`
	);
	const older = (JSON.parse(known[0]?.value ?? '[]') as string[]).filter(
		(grant) => grant !== 'transfer.post'
	);
	await world.db.writer.execute(
		`update fact set value = '${JSON.stringify(older)}' where key = 'grants'`
	);
	await forget('transfer.post');
	await giveNewGrants(world.db);
	expect(await holders('transfer.post')).toEqual(['clerk', 'manager']);
	expect(await holders('writeOff.post')).toEqual([]);
});
