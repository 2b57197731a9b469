import { fail, ok, type Result } from '#lib/domain/model/problem.ts';
import type { Database } from '../db/client.ts';
import { credentialById, credentialOf, setPassword, type Credential } from './credential.ts';
import { isPassword, passwordProblems } from './password.ts';
import { makeThrottle } from './throttle.ts';

type Attempt = { readonly login: string; readonly password: string; readonly address: string };

/** An office may share one address, so it has more attempts free than one account. */
const newThrottles = () => ({
	accounts: makeThrottle({ free: 5, firstMs: 1000, longestMs: 30_000 }),
	addresses: makeThrottle({ free: 20, firstMs: 1000, longestMs: 300_000 })
});
const throttles = new WeakMap<Database, ReturnType<typeof newThrottles>>();

/**
 * Answers the id of the user whose login and password these are. An unknown login, a wrong password and a disabled
 * user get the same answer after the same work.
 */
export async function signIn(db: Database, attempt: Attempt): Promise<Result<string>> {
	const login = attempt.login.trim();
	return throttled(db, login.toLowerCase(), attempt.address, async () => {
		const known = await credentialOf(db, login);
		return (await matches(known, attempt.password)) && known ? known.user : undefined;
	});
}

type PasswordChange = { readonly current: string; readonly next: string; readonly address: string };

/** Changes one's own password. Every session of the user ends, this one too. */
export async function changePassword(
	db: Database,
	user: string,
	{ current, next, address }: PasswordChange
): Promise<Result<string>> {
	const known = await credentialById(db, user);
	const problems = passwordProblems(next, known?.login ?? '');
	if (problems.length > 0) return fail(...problems);
	const login = known?.login.toLowerCase() ?? '';
	const right = await throttled(db, login, address, async () =>
		(await matches(known, current)) ? user : undefined
	);
	if (right.ok) await setPassword(db, user, next);
	return right;
}

async function matches(known: Credential | undefined, password: string): Promise<boolean> {
	const right = await isPassword(known?.hash ?? undefined, password);
	return right && known?.active === 1;
}

/** Refuses while the account or the address must wait, counts the attempt, and forgives it when it was right. */
async function throttled(
	db: Database,
	account: string,
	address: string,
	look: () => Promise<string | undefined>
): Promise<Result<string>> {
	const { accounts, addresses } = throttlesOf(db);
	const now = Date.now();
	const wait = Math.max(accounts.delay(account, now), addresses.delay(address, now));
	if (wait > 0) {
		return fail({ code: 'auth.throttled', params: { seconds: Math.ceil(wait / 1000) } });
	}
	accounts.count(account, now);
	addresses.count(address, now);
	const user = await look();
	if (user === undefined) return fail({ code: 'auth.wrong' });
	accounts.forgive(account);
	addresses.discount(address);
	return ok(user);
}

function throttlesOf(db: Database) {
	const found = throttles.get(db) ?? newThrottles();
	throttles.set(db, found);
	return found;
}
