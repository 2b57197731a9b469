import { createHash, randomBytes } from 'node:crypto';

export const API_TOKEN_PREFIX = 'kontor_';

/** 160 random bits for the cookie. */
export const newSessionToken = (): string => randomBytes(20).toString('base64url');

/** 256 random bits for a program; the prefix lets scanners of leaked secrets find it. */
export const newApiToken = (): string => API_TOKEN_PREFIX + randomBytes(32).toString('base64url');

/** What the database keeps of a token. It has too many bits to be guessed, so one fast round is enough. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('hex');
