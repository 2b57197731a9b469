import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openReader } from '#lib/server/db/reader.ts';
import { makeWorld } from '../support/world.ts';

const query = (sql: string) => ({ sql, args: [] });
const ENDLESS = query(
	'with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n'
);

test('an endless query is ended, those that wait behind it are answered', async () => {
	const world = await makeWorld();
	const reader = openReader(`file:${world.file}`, { size: 1, longest: 3_000 });
	const endless = reader.all(ENDLESS);
	const behind = Array.from({ length: 5 }, (_, n) => reader.all(query(`select ${n} as n`)));
	await expect(endless).rejects.toThrow('query.too-long');
	expect(await Promise.all(behind)).toEqual([0, 1, 2, 3, 4].map((n) => [{ n }]));
	expect(await reader.all(query('select 6 as n'))).toEqual([{ n: 6 }]);
	await reader.close();
	await world.close();
});

test('a query that was ended works no longer, and takes nobody with it when it would be done', async () => {
	const world = await makeWorld();
	const reader = openReader(`file:${world.file}`, { size: 1, longest: 200 });
	const long = ENDLESS.sql.replace('from n)', 'from n where i < 4000000)');
	// On a busy machine a thread may take longer to start than the query is given.
	const answers = () =>
		reader.all(query('select 1')).then(
			() => true,
			() => false
		);
	await expect.poll(answers, { timeout: 20_000 }).toBe(true);
	for (const sql of [ENDLESS.sql, long, long]) {
		await expect(reader.all(query(sql))).rejects.toThrow('query.too-long');
	}
	await wait(1000);
	const before = process.cpuUsage();
	await wait(1000);
	const { user, system } = process.cpuUsage(before);
	expect(user + system, 'microseconds of work in a second').toBeLessThan(300_000);
	await reader.close();
	await world.close();
});

test('closing tells those that still wait', async () => {
	const world = await makeWorld();
	const reader = openReader(`file:${world.file}`, { size: 1 });
	const endless = expect(reader.all(ENDLESS)).rejects.toThrow('closed');
	await reader.close();
	await endless;
	await world.close();
});

test('a thread that cannot even start refuses what it was asked, and is tried again', async () => {
	const reader = openReader('nothing://that/exists', { size: 1 });
	for (let times = 0; times < 2; times++) {
		const answers = await Promise.allSettled([1, 2].map(() => reader.all(query('select 1'))));
		expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	}
	await reader.close();
});
