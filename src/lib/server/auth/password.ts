import { hash, verify, type Options } from '@node-rs/argon2';
import type { Problem } from '#lib/domain/model/problem.ts';
import { isCommon } from './common-passwords.ts';
import { makeSlots } from './slots.ts';

const SHORTEST = 8;
const LONGEST = 128;
/** argon2id is what this library does unless told otherwise: 15 to 20 ms and 19 MiB a hash. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes 19 MiB; more than four at once would only take turns on the processor. */
const slot = makeSlots(4);

/** What stands in the way of a new password. No rules of composition: length counts, and not being everybody's. */
export function passwordProblems(password: string, signIn: string): readonly Problem[] {
	const length = [...password].length;
	if (length < SHORTEST) return [{ code: 'auth.password-short', params: { min: SHORTEST } }];
	if (length > LONGEST) return [{ code: 'auth.password-long', params: { max: LONGEST } }];
	if (isCommon(password, signIn)) return [{ code: 'auth.password-common' }];
	return [];
}

export const hashPassword = (password: string): Promise<string> =>
	slot(() => hash(normal(password), COST));

/** Without a hash the same work is done in vain, so that the time tells nobody which users exist. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
	if ([...password].length > LONGEST) return false;
	if (stored) return slot(() => verify(stored, normal(password)));
	await hashPassword(password);
	return false;
}

/** The same letters whatever keyboard they came from. */
const normal = (password: string) => password.normalize('NFKC');
