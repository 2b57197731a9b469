import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { tableNamed } from './tables.ts';

const user = () => tableNamed('user').id;

/**
 * `id` is the SHA-256 of the token in the cookie, so a stolen row opens nothing. Times are milliseconds since 1970.
 * `roles` are the ids of the roles at sign-in: a user whose roles have changed since signs in again.
 */
export const session = sqliteTable(
	'session',
	{
		id: text().primaryKey(),
		user: text().notNull().references(user, { onDelete: 'cascade' }),
		createdAt: integer().notNull(),
		lastUsedAt: integer().notNull(),
		expiresAt: integer().notNull(),
		roles: text().notNull(),
		/** What the browser calls itself, so that a person knows his sessions apart. */
		agent: text().notNull()
	},
	(table) => [index('session_user').on(table.user), index('session_expiresAt').on(table.expiresAt)]
);

/** The password of a user, as argon2id text. A user without a row cannot sign in. */
export const credential = sqliteTable('credential', {
	user: text().primaryKey().references(user, { onDelete: 'cascade' }),
	hash: text().notNull(),
	changedAt: integer().notNull()
});

/**
 * The passwords of users who were deleted, for undo to give back. No sign-in looks here, so that nobody enters with one,
 * not even as a user who was added under the same id. Sessions and API tokens are not kept: they end with their user.
 * Undo of his removal is no reason that programs which nobody thinks of any more may enter again.
 */
export const formerCredential = sqliteTable('formerCredential', {
	user: text().primaryKey(),
	hash: text().notNull(),
	changedAt: integer().notNull(),
	goneAt: integer().notNull()
});

/** `hash` is the SHA-256 of the token; `scopes` a JSON list of grants, narrowed on each use to those of the user. */
export const apiToken = sqliteTable(
	'apiToken',
	{
		id: text().primaryKey(),
		user: text().notNull().references(user, { onDelete: 'cascade' }),
		name: text().notNull(),
		hash: text().notNull().unique(),
		scopes: text().notNull(),
		createdAt: integer().notNull(),
		expiresAt: integer().notNull(),
		lastUsedAt: integer()
	},
	(table) => [index('apiToken_user').on(table.user)]
);
