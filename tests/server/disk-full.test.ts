import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { connect, type Database } from '#lib/server/db/client.ts';
import { Refused, toldIfFull } from '#lib/server/refused.ts';
import { answer } from '#lib/server/trpc/endpoint.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { actor, makeWorld, TODAY } from '../support/world.ts';

/** A database that finds no page beyond those it has while `limited`: SQLite's own answer to a full disk. */
async function makeDisk() {
	const world = await makeWorld();
	await world.close();
	const opened = await connect(`file:${world.file}`);
	const disk = { limited: false };
	const limit = async () => {
		const [pages] = (await opened.writer.execute('pragma page_count')).rows;
		await opened.writer.execute(`pragma max_page_count = ${pages?.['page_count']}`);
	};
	const db: Database = {
		...opened,
		writer: {
			...opened.writer,
			async reconnect() {
				await opened.writer.reconnect();
				if (disk.limited) await limit();
			}
		}
	};
	return {
		db,
		async fill() {
			disk.limited = true;
			await limit();
		},
		async empty() {
			disk.limited = false;
			await opened.writer.execute('pragma max_page_count = 4294967294');
		}
	};
}

const api = (db: Database) =>
	callerOf({ db, actor: actor(), today: TODAY, token: false }).entities.category;

const fillers = (count: number) =>
	Array.from({ length: count }, () => {
		const id = newId();
		return { id, version: 0, patch: { name: id, description: 'x'.repeat(400) } };
	});

const total = async (db: Database) =>
	(await api(db).list({ offset: 0, limit: 1, total: true })).total;

test('on a full disk writing says so, reading goes on, and writing goes on once there is room', async () => {
	const { db, fill, empty } = await makeDisk();
	const save = (count: number, operation = newId()) =>
		api(db).save({ operation, changes: fillers(count) });
	await save(50);
	await fill();
	for (let times = 0; times < 3; times++) {
		expect(await codesOf(save(500))).toEqual(['storage.full']);
		expect(await total(db)).toBe(50);
	}
	await empty();
	await save(500);
	expect(await total(db)).toBe(550);
	await db.close();
});

test('over HTTP it is a passing state of the server, not a mistake of the caller', async () => {
	const { db, fill } = await makeDisk();
	await fill();
	const request = new Request('http://localhost:3000/api/trpc/entities.category.save', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ operation: newId(), changes: fillers(500) })
	});
	const signedIn = { actor: actor(), language: 'en', session: null };
	const response = await answer(request, { db, signedIn, requestId: 'test' });
	expect(response.status).toBe(503);
	expect(await response.json()).toMatchObject({
		error: { data: { problems: [{ code: 'storage.full' }] } }
	});
	await db.close();
});

test('a file that finds no room is told likewise, other failures are our own', async () => {
	const told = (path: string) => writeFile(path, 'x').catch(toldIfFull);
	expect(await told('/dev/full')).toEqual(new Refused([{ code: 'storage.full' }]));
	expect(await told('/nowhere/file')).toMatchObject({ code: 'ENOENT' });
});
