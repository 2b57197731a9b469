import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { resultKinds } from '#lib/domain/columns/formula-column.ts';
import { runStates } from '#lib/domain/jobs/run.ts';

/**
 * One command that wrote. Its id is made by the caller, so that a repeated request is recognised; `request` is the
 * hash of what was asked. `sequence` orders operations; `undone` names the operation that took this one back.
 */
export const operation = sqliteTable(
	'operation',
	{
		sequence: integer().primaryKey({ autoIncrement: true }),
		id: text().notNull().unique(),
		at: text().notNull(),
		user: text().notNull(),
		/** The user's name at that time, so that the history outlives the user. */
		who: text().notNull(),
		source: text().notNull(),
		/** The table the command was given; it may have written rows of others with it. */
		entity: text().notNull(),
		request: text().notNull(),
		inserted: integer().notNull(),
		updated: integer().notNull(),
		deleted: integer().notNull(),
		undoes: text(),
		undone: text()
	},
	(table) => [index('operation_entity').on(table.entity, table.sequence)]
);

/** One row of one operation: the cells before and after as JSON, as stored. Never updated, never deleted. */
export const change = sqliteTable(
	'change',
	{
		operation: integer()
			.notNull()
			.references(() => operation.sequence),
		entity: text().notNull(),
		row: text().notNull(),
		kind: text({ enum: ['insert', 'update', 'delete'] }).notNull(),
		version: integer().notNull(),
		before: text(),
		after: text()
	},
	(table) => [
		index('change_operation').on(table.operation),
		index('change_row').on(table.row, table.operation)
	]
);

/** A table as one user arranged it: columns, widths, filter, sort, as JSON. */
export const savedView = sqliteTable(
	'savedView',
	{
		id: text().primaryKey(),
		entity: text().notNull(),
		name: text().notNull(),
		user: text().notNull(),
		shared: integer({ mode: 'boolean' }).notNull(),
		view: text().notNull()
	},
	(table) => [index('savedView_entity').on(table.entity)]
);

/** A column that a user made by a formula: his own, or shared with everybody who may see what it names. */
export const formulaColumn = sqliteTable(
	'formulaColumn',
	{
		id: text().primaryKey(),
		version: integer().notNull(),
		entity: text().notNull(),
		name: text().notNull(),
		/** Canonical: other columns by the names of their fields, formula columns by their ids. */
		formula: text().notNull(),
		as: text({ enum: resultKinds }).notNull(),
		decimals: integer(),
		shared: integer({ mode: 'boolean' }).notNull(),
		/** Whose it is. */
		user: text().notNull(),
		/** Who changed it last, by name, and when. */
		who: text().notNull(),
		at: text().notNull()
	},
	(table) => [index('formulaColumn_entity').on(table.entity)]
);

/** A sheet of free cells: somebody's own, or shared with everybody. What its formulas come to is computed for each reader. */
export const scratchSheet = sqliteTable(
	'scratchSheet',
	{
		id: text().primaryKey(),
		version: integer().notNull(),
		name: text().notNull(),
		shared: integer({ mode: 'boolean' }).notNull(),
		/** Whose it is; he alone changes it. */
		user: text().notNull(),
		/** His name when he last did, and when that was. */
		who: text().notNull(),
		at: text().notNull(),
		/** What stands in the cells, by their names, as JSON. */
		cells: text().notNull(),
		/** Since when it is deleted; it comes back for as long as it is kept. */
		removed: text()
	},
	(table) => [index('scratchSheet_user').on(table.user)]
);

export const preference = sqliteTable(
	'preference',
	{ user: text().notNull(), key: text().notNull(), value: text().notNull() },
	(table) => [primaryKey({ columns: [table.user, table.key] })]
);

/** How a user last mapped the columns of files with this header. */
export const importMapping = sqliteTable(
	'importMapping',
	{
		user: text().notNull(),
		entity: text().notNull(),
		header: text().notNull(),
		mapping: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.user, table.entity, table.header] })]
);

/**
 * Goods of one warehouse that came in together, and what is left of them: quantities and amounts scaled as in the
 * ledger. `move` brought them there; `age` breaks ties between those of one day.
 */
export const costLayer = sqliteTable(
	'costLayer',
	{
		id: text().primaryKey(),
		article: text().notNull(),
		warehouse: text().notNull(),
		batch: text(),
		serial: text(),
		on: text().notNull(),
		age: integer().notNull(),
		move: text().notNull(),
		received: integer().notNull(),
		quantity: integer().notNull(),
		unitCost: integer().notNull(),
		/** Without what it took to get it here, where that is known. */
		price: integer(),
		value: integer().notNull()
	},
	(table) => [
		// What is used up is looked at no more, however much it comes to.
		index('costLayer_open')
			.on(table.article, table.warehouse)
			.where(sql`quantity > 0`),
		index('costLayer_last').on(table.article, table.on, table.age),
		index('costLayer_move').on(table.move),
		check('costLayer_left', sql`quantity between 0 and received and value >= 0`)
	]
);

/** What a move took from which layers, so that it can be given back; less than nothing where it gave back. */
export const costShare = sqliteTable(
	'costShare',
	{
		move: text().notNull(),
		layer: text().notNull(),
		quantity: integer().notNull(),
		value: integer().notNull()
	},
	(table) => [primaryKey({ columns: [table.move, table.layer] })]
);

/** All goods of an article with what they are worth together, under the moving average. */
export const costPool = sqliteTable('costPool', {
	article: text().primaryKey(),
	quantity: integer().notNull(),
	value: integer().notNull()
});

/** A run of a job: what came of it as JSON, or why it failed. One of a job runs at a time. */
export const jobRun = sqliteTable(
	'jobRun',
	{
		id: text().primaryKey(),
		job: text().notNull(),
		state: text({ enum: runStates }).notNull(),
		startedAt: text().notNull(),
		finishedAt: text(),
		user: text().notNull(),
		who: text().notNull(),
		result: text(),
		problems: text()
	},
	(table) => [
		index('jobRun_job').on(table.job, table.startedAt),
		uniqueIndex('jobRun_running')
			.on(table.job)
			.where(sql`state = 'running'`)
	]
);

/** When a job runs by itself, as JSON, and since when it does. */
export const jobSchedule = sqliteTable('jobSchedule', {
	job: text().primaryKey(),
	schedule: text().notNull(),
	at: text().notNull(),
	who: text().notNull()
});

/** What a user is told without asking. `over` says that what it was about is no more, so that it may be told anew. */
export const notice = sqliteTable(
	'notice',
	{
		id: text().primaryKey(),
		user: text().notNull(),
		at: text().notNull(),
		code: text().notNull(),
		params: text().notNull(),
		entity: text().notNull(),
		row: text().notNull(),
		read: integer({ mode: 'boolean' }).notNull(),
		over: integer({ mode: 'boolean' }).notNull()
	},
	(table) => [
		index('notice_user').on(table.user, table.read),
		index('notice_row').on(table.row, table.code)
	]
);

/** Facts about the database itself, such as whether the demo company was loaded. */
export const fact = sqliteTable('fact', { key: text().primaryKey(), value: text().notNull() });
