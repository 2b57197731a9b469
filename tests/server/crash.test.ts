import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { own, Owned } from '#lib/server/db/owner.ts';
import { write } from '#lib/server/db/transaction.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../support/make.ts';
import { actor, makeWorld } from '../support/world.ts';

type Written = Map<string, { version: number; description: string }>;

/** Starts a process that writes, and waits until it has told this many rows. */
async function startWriting(file: string, rows: number) {
	const env = { ...process.env, DATABASE_URL: `file:${file}`, NODE_ENV: 'development' };
	const child = spawn(process.execPath, ['tests/support/child.js'], {
		env,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const written: Written = new Map();
	const enough = new Promise<void>((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`the process ended by itself: ${code}`)));
		createInterface({ input: child.stdout }).on('line', (line) => {
			const [id = '', version, ...description] = line.split(' ');
			// A line cut off by the kill tells nothing.
			if (version)
				written.set(id, { version: Number(version), description: description.join(' ') });
			if (written.size >= rows) resolve();
		});
	});
	await enough;
	return { child, written };
}

const killed = (child: ChildProcess) =>
	new Promise<void>((resolve) => {
		child.once('close', () => resolve());
		child.kill('SIGKILL');
	});

test('whatever was acknowledged outlives a kill, and the log tells every row', async () => {
	const world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	await world.close();
	const { file } = world;
	for (const rows of [1, 50 + Math.floor(Math.random() * 400)]) {
		const { child, written } = await startWriting(file, rows);
		const second = own(`file:${file}`, 'http://localhost:1');
		await expect(second).rejects.toThrow(Owned);
		await expect(second).rejects.toThrow(`process ${child.pid}, http://localhost:3999`);
		await killed(child);
		const owner = await own(`file:${file}`, 'http://localhost:1');
		const db = await connect(`file:${file}`);
		await expectWritten(db, written);
		await expectLogToMatch(db);
		await db.close();
		owner.release();
	}
}, 60_000);

async function categories(db: Database): Promise<Map<string, AnyRow>> {
	const rows = await db.all<{ id: string; version: number; name: string; description: Cell }>(
		sql`select id, version, name, description from category`
	);
	return new Map(rows.map((row) => [row.id, { ...row }]));
}

/** A row may be further than it was told: its last write was done when the process was killed before telling. */
async function expectWritten(db: Database, written: Written) {
	const rows = await categories(db);
	expect(written.size).toBeGreaterThan(0);
	for (const [id, { version, description }] of written) {
		const row = rows.get(id);
		expect(row).toMatchObject({ id, name: id });
		expect(row?.version).toBeGreaterThanOrEqual(version);
		if (row?.version === version) expect(row['description'] ?? '').toBe(description);
	}
}

async function expectLogToMatch(db: Database) {
	const told = await db.all<{ row: string; version: number; after: string }>(
		sql`select row, version, after from change where entity = 'category' order by operation`
	);
	const rows = new Map<string, AnyRow>();
	for (const { row, version, after } of told) {
		const cells = JSON.parse(after) as Record<string, Cell>;
		rows.set(row, { number: null, ...rows.get(row), ...cells, id: row, version });
	}
	const stored = await categories(db);
	expect(rows.size).toBe(stored.size);
	for (const [id, row] of stored) expect(rows.get(id)).toMatchObject(row);
	const uneven = await db.all(
		sql`select o.sequence from operation as o left join change as c on c.operation = o.sequence
			group by o.sequence having o.inserted + o.updated + o.deleted <> count(c.row)`
	);
	expect(uneven).toEqual([]);
	const [check] = await db.all<{ integrity_check: string }>(sql`pragma integrity_check`);
	expect(check?.integrity_check).toBe('ok');
}

test('a foreign lock of the file delays writes and loses none', async () => {
	const world = await makeWorld();
	const ids = Array.from({ length: 30 }, newId);
	const lock = await lockElsewhere(world.file, 300);
	await Promise.all(
		ids.map((id) =>
			world.api().entities.category.save({
				operation: newId(),
				changes: [{ id, version: 0, patch: { name: id } }]
			})
		)
	);
	const saved = Date.now();
	expect(saved).toBeGreaterThanOrEqual(await lock.ended);
	await world.close();
	const db = await connect(`file:${world.file}`);
	expect([...(await categories(db)).keys()].sort()).toEqual([...ids].sort());
	await expectLogToMatch(db);
	await db.close();
});

/** Holds the write lock in a thread of its own, since waiting for it stops this one; tells when it was let go. */
async function lockElsewhere(
	file: string,
	ms: number
): Promise<{ readonly ended: Promise<number> }> {
	const driver = createRequire(import.meta.url).resolve('@libsql/client');
	const worker = new Worker(
		`const { parentPort, workerData } = require('node:worker_threads');
		const { createClient } = require(workerData.driver);
		(async () => {
			const held = await createClient({ url: workerData.url, concurrency: 1 }).transaction('write');
			parentPort.postMessage('locked');
			await new Promise((resolve) => setTimeout(resolve, workerData.ms));
			const ended = Date.now();
			await held.commit();
			parentPort.postMessage(ended);
		})();`,
		{ eval: true, workerData: { driver, url: `file:${file}`, ms } }
	);
	await once(worker, 'message');
	return { ended: once(worker, 'message').then(([ended]) => Number(ended)) };
}

test('every commit is on the disk before it is acknowledged, also after the connection was opened anew', async () => {
	const { db, close } = await makeWorld();
	const settings = async () => {
		const names = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema'];
		const rows = await Promise.all(names.map((name) => db.writer.execute(`pragma ${name}`)));
		return rows.map(({ rows: [row] }, at) => row?.[names[at] ?? '']);
	};
	const FULL = 2;
	expect(await settings()).toEqual(['wal', FULL, 1, 0]);
	const fault = write({ db, actor: actor() }, (tx) => tx.run(sql`insert into nowhere values (1)`));
	await expect(fault).rejects.toThrow('nowhere');
	expect(await settings()).toEqual(['wal', FULL, 1, 0]);
	await close();
});

test('a copy taken while others write is whole: each row as the log in it tells', async () => {
	const world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	await world.close();
	const { child, written } = await startWriting(world.file, 200);
	const acknowledged = new Map(written);
	const copy = `${world.file}.copy`;
	const beside = createClient({ url: `file:${world.file}`, timeout: 5000 });
	await beside.execute({ sql: 'vacuum into ?', args: [copy] });
	beside.close();
	await killed(child);
	const db = await connect(`file:${copy}`);
	await expectWritten(db, acknowledged);
	await expectLogToMatch(db);
	await db.close();
}, 60_000);
