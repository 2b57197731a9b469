import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeAuth } from '#lib/server/auth/session-store.ts';
import { hubOf } from '#lib/server/live/hub.ts';
import { listen, PULSE_MS } from '#lib/server/live/listen.ts';
import type { News } from '#lib/server/store/news.ts';
import { actor } from '../../support/world.ts';
import { newsIn, open, workIn, type Work } from './company.ts';
import { openPost, type Headers, type Post } from './post.ts';

let post: Post;
let work: Work;
beforeAll(async () => {
	post = await openPost();
	work = await workIn(post);
});
afterEach(async () => {
	await post.hangUp();
	vi.useRealTimers();
});
afterAll(() => post.close());

const change = (statement: ReturnType<typeof sql>) => writeAuth(post.db, (tx) => tx.run(statement));

describe('a stream ends with the right to it', () => {
	const ends: [string, (headers: Headers) => Promise<unknown>][] = [
		['sign-out', () => change(sql`delete from session`)],
		['the end of the session', () => change(sql`update session set expiresAt = ${Date.now() - 1}`)],
		[
			'another role',
			() =>
				change(sql`update userRole set role = (select id from role where key = 'clerk')
					where user = (select id from user where login = 'staff')`)
		],
		['disabling', () => change(sql`update user set active = 0 where login = 'staff'`)],
		[
			'other rights of the role',
			() => change(sql`delete from roleGrant where "grant" = 'partner.read'`)
		],
		['revoking the token', () => change(sql`delete from apiToken`)]
	];
	test.each(ends)('by %s, within a minute', async (what, end) => {
		vi.useFakeTimers({ toFake: ['setInterval'] });
		const headers = what.includes('token')
			? await post.token('manager')
			: await post.session(what.startsWith('other rights') ? 'manager' : 'staff');
		const { ear } = await open(post, headers);
		vi.advanceTimersByTime(PULSE_MS);
		await ear.first('pulse');
		await end(headers);
		vi.advanceTimersByTime(PULSE_MS);
		await ear.ended;
		expect(hubOf(post.db).listeners.size).toBe(0);
		expect(PULSE_MS).toBeLessThanOrEqual(30_000);
		work = await workIn(post);
	});

	test('but listening is no use of a session, which runs out meanwhile', async () => {
		vi.useFakeTimers({ toFake: ['setInterval'] });
		const headers = await post.session('manager');
		const { ear } = await open(post, headers);
		await change(sql`update session set lastUsedAt = 1, expiresAt = ${Date.now() + 60_000}`);
		vi.advanceTimersByTime(PULSE_MS);
		await ear.first('pulse');
		const times = await post.db.all<{ lastUsedAt: number }>(sql`select lastUsedAt from session`);
		expect(times.every(({ lastUsedAt }) => lastUsedAt === 1)).toBe(true);
		work = await workIn(post);
	});
});

test('a server that is told to stop ends every stream, and stops listening itself', async () => {
	const signal = 'SIGTERM';
	const taken = () => undefined;
	process.on(signal, taken);
	const before = process.listenerCount(signal);
	const streams = [await open(post, work.admin), await open(post, await post.token('manager'))];
	expect(process.listenerCount(signal)).toBe(before + 1);
	process.emit(signal);
	await Promise.all(streams.map(({ ear }) => ear.ended));
	expect(hubOf(post.db).listeners.size).toBe(0);
	expect(process.listenerCount(signal)).toBe(before);
	process.off(signal, taken);
});

test('a user has twenty streams at most, and a new one where one has ended', async () => {
	const streams = [];
	for (let at = 0; at < 20; at += 1) streams.push((await open(post, work.admin)).ear);
	expect((await post.ear(work.admin)).status).toBe(429);
	expect((await post.ear(await post.token('admin'))).status).toBe(429);
	expect((await post.ear(await post.token('manager'))).status).toBe(200);
	streams[0]?.close();
	await expect.poll(() => hubOf(post.db).listeners.size).toBe(20);
	expect((await post.ear(work.admin)).status).toBe(200);
});

test('whoever does not read is dropped, holds nobody up, and catches up when he is back', async () => {
	const { ear, sequence } = await open(post, work.admin);
	const still = async () => actor('manager');
	const body = listen(post.db, { actor: actor('manager'), session: null, still }, null);
	const reader = body?.getReader();
	const opened = new TextDecoder().decode((await reader?.read())?.value);
	let rounds = 0;
	while (hubOf(post.db).listeners.size > 1 && rounds < 100) {
		await work.addCategories(900);
		rounds += 1;
	}
	expect(opened).toContain(`id: ${sequence}\nevent: ready`);
	expect(hubOf(post.db).listeners.size).toBe(1);
	await ear.first('news', (news: News) => news.sequence === sequence + rounds);
	expect(newsIn(ear)).toHaveLength(rounds);
	await expect(reader?.read()).rejects.toThrow('too slow');
	const again = await post.ear(await post.token('manager'), `?after=${sequence}`);
	await again.first('everything');
	await again.first('ready');
});
