import { fail, ok, type Result } from '#lib/domain/model/problem.ts';
import type { Database } from '../db/client.ts';
import type { Writer } from '../db/writer.ts';
import { credentialById, credentialOf, setPassword, type Credential } from './credential.ts';
import { isPassword, passwordProblems } from './password.ts';
import { makeThrottle } from './throttle.ts';

/** Whom the password opens the door to, and the language he reads. */
export type Recognised = { readonly user: string; readonly language: string };
type Attempt = { readonly login: string; readonly password: string; readonly address: string };

/** An office may share one address, so it has more attempts free than one account. */
const newThrottles = () => ({
	accounts: makeThrottle({ free: 5, firstMs: 1000, longestMs: 30_000 }),
	addresses: makeThrottle({ free: 20, firstMs: 1000, longestMs: 300_000 })
});
const throttles = new WeakMap<Writer, ReturnType<typeof newThrottles>>();

/**
 * Answers the user whose login and password these are. An unknown login, a wrong password and a disabled
 * user get the same answer after the same work.
 */
export async function signIn(db: Database, attempt: Attempt): Promise<Result<Recognised>> {
	const login = attempt.login.trim();
	return throttled(db, login.toLowerCase(), attempt.address, async () => {
		return recognised(await credentialOf(db, login), attempt.password);
	});
}

type PasswordChange = { readonly current: string; readonly next: string; readonly address: string };

/** Changes one's own password. Every session of the user ends, this one too. */
export async function changePassword(
	db: Database,
	user: string,
	{ current, next, address }: PasswordChange
): Promise<Result<Recognised>> {
	const known = await credentialById(db, user);
	const problems = passwordProblems(next, known?.login ?? '');
	if (problems.length > 0) return fail(...problems);
	const login = known?.login.toLowerCase() ?? '';
	const right = await throttled(db, login, address, () => recognised(known, current));
	if (right.ok) await setPassword(db, user, next);
	return right;
}

/** Gives a user a password without asking for the old one. */
export async function givePassword(
	db: Database,
	user: string,
	password: string
): Promise<Result<null>> {
	const known = await credentialById(db, user);
	const problems = passwordProblems(password, known?.login ?? '');
	if (problems.length > 0) return fail(...problems);
	await setPassword(db, user, password);
	return ok(null);
}

async function recognised(
	known: Credential | undefined,
	password: string
): Promise<Recognised | undefined> {
	const right = await isPassword(known?.hash ?? undefined, password);
	if (!right || known?.active !== 1) return undefined;
	return { user: known.user, language: known.language };
}

/** Refuses while the account or the address must wait, counts the attempt, and forgives it when it was right. */
async function throttled(
	db: Database,
	account: string,
	address: string,
	look: () => Promise<Recognised | undefined>
): Promise<Result<Recognised>> {
	const { accounts, addresses } = throttlesOf(db);
	const now = Date.now();
	const wait = Math.max(accounts.delay(account, now), addresses.delay(address, now));
	if (wait > 0) {
		return fail({ code: 'auth.throttled', params: { seconds: Math.ceil(wait / 1000) } });
	}
	accounts.count(account, now);
	addresses.count(address, now);
	const found = await look();
	if (!found) return fail({ code: 'auth.wrong' });
	accounts.forgive(account);
	addresses.discount(address);
	return ok(found);
}

function throttlesOf(db: Database) {
	const found = throttles.get(db.writer) ?? newThrottles();
	throttles.set(db.writer, found);
	return found;
}
