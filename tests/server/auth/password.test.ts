import { describe, expect, test } from 'vitest';
import { hashPassword, isPassword, passwordProblems } from '#lib/server/auth/password.ts';
import { makeSlots } from '#lib/server/auth/slots.ts';
import { leastTime } from '../../support/least-time.ts';

const codes = (password: string, login = 'ana') =>
	passwordProblems(password, login).map(({ code }) => code);

describe('what may be a password', () => {
	test.each([
		['seven77', 'auth.password-short'],
		['', 'auth.password-short'],
		['😀😀😀😀', 'auth.password-short'],
		['x'.repeat(129), 'auth.password-long'],
		['password', 'auth.password-common'],
		['PassWord123', 'auth.password-common'],
		['qwertz123', 'auth.password-common'],
		['ichliebedich', 'auth.password-common'],
		['zzzzzzzzzzzz', 'auth.password-common']
	])('%s is refused', (password, code) => {
		expect(codes(password)).toEqual([code]);
	});

	test('one’s own name with a number behind is no secret', () => {
		expect(codes('Margarethe2024!', 'margarethe')).toEqual(['auth.password-common']);
	});

	test.each([
		'eight888',
		'all lower case is fine',
		'x1'.repeat(64),
		'żółć ąęśń',
		'kontor-demo-admin'
	])('%s is taken', (password) => {
		expect(codes(password)).toEqual([]);
	});
});

describe('hashes', () => {
	test('are argon2id with the agreed cost, salted, and match their password alone', async () => {
		const [one, two] = await Promise.all([
			hashPassword('correct horse battery'),
			hashPassword('correct horse battery')
		]);
		expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(one).not.toBe(two);
		expect(await isPassword(one, 'correct horse battery')).toBe(true);
		expect(await isPassword(one, 'correct horse batterY')).toBe(false);
	});

	test('an unknown user costs the same work', async () => {
		const hash = await hashPassword('correct horse battery');
		const time = (stored: string | undefined) =>
			leastTime(() => isPassword(stored, 'wrong horse battery'));
		const [known, unknown] = [await time(hash), await time(undefined)];
		expect(unknown / known).toBeGreaterThan(0.3);
	});

	test('the same letters match however the keyboard composed them', async () => {
		const hash = await hashPassword('Zürich im März');
		expect(await isPassword(hash, 'Zürich im März'.normalize('NFD'))).toBe(true);
	});

	test('at most so many run at once', async () => {
		const slot = makeSlots(4);
		let running = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, ++running);
			await new Promise((resolve) => setTimeout(resolve, 2));
			running -= 1;
		};
		await Promise.all(Array.from({ length: 40 }, () => slot(work)));
		await expect(slot(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
		await slot(work);
		expect(most).toBe(4);
	});
});
