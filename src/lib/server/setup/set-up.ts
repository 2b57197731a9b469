import { sql } from 'drizzle-orm';
import { entities } from '#lib/domain/entities/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { isError } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { readCell } from '#lib/domain/model/read-cell.ts';
import { fieldNamed, initialCells } from '#lib/domain/model/schema.ts';
import { grants } from '#lib/domain/access/grants.ts';
import { stored } from '#lib/domain/registry.ts';
import { movementKindRows } from '#lib/domain/setup/movement-kinds.ts';
import { numberRangeRows } from '#lib/domain/setup/number-ranges.ts';
import { setupRows } from '#lib/domain/setup/rows.ts';
import type { SetupRow } from '#lib/domain/setup/setup-row.ts';
import type { Database } from '#lib/server/db/client.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import { check } from '#lib/server/writing/check.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { storeDrafts } from '#lib/server/writing/store.ts';

/** The product itself, where no person acts. */
export const KONTOR: Actor = {
	userId: 'kontor',
	name: 'Kontor',
	grants: new Set(grants),
	warehouses: 'all'
};

export type NewCompany = {
	readonly name: string;
	/** ISO codes. */
	readonly country: string;
	readonly currency: string;
};

export async function isSetUp(db: Database): Promise<boolean> {
	const [row] = await db.all<{ rows: number }>(sql`select count(*) as rows from company`);
	return Number(row?.rows) > 0;
}

/** Gives an empty database what every company starts with (F106): one operation a table, through the same rules. */
export async function setUp(db: Database, { country, currency, name }: NewCompany): Promise<void> {
	const ids = new Map<string, Id>();
	for (const [table, rows] of Object.entries(setupRows(country, currency, name))) {
		const entity = known(stored[table], table);
		for (const { key } of rows) ids.set(`${table} ${key}`, newId());
		await insertRows(db, entity, rows, ids);
	}
}

/** Gives a company that was set up by an older product the number ranges and kinds of move that have come since. */
export async function addMissingRows(db: Database): Promise<void> {
	await addMissing(db, entities.numberRange, 'key', numberRangeRows);
	await addMissing(db, entities.movementKind, 'kind', movementKindRows);
}

async function addMissing(
	db: Database,
	entity: Entity,
	field: string,
	wanted: readonly SetupRow[]
): Promise<void> {
	const key = sql.identifier(field);
	const rows = await db.all<{ key: string }>(
		sql`select ${key} as key from ${sql.identifier(entity.name)} where ${key} is not null`
	);
	const there = new Set(rows.map((row) => row.key));
	const missing = wanted.filter((row) => !there.has(row.key));
	if (missing.length === 0) return;
	const ids = new Map(missing.map((row) => [`${entity.name} ${row.key}`, newId()]));
	await insertRows(db, entity, missing, ids);
}

/** Stores what comes with the product, through the same rules as everything. */
export function insertRows(
	db: Database,
	entity: Entity,
	rows: readonly SetupRow[],
	ids: ReadonlyMap<string, Id>
): Promise<void> {
	const drafts = rows.map((row) => toDraft(entity, row, ids));
	return operate(
		{ db, actor: KONTOR },
		entity,
		{ operation: newId(), source: 'setup', request: rows },
		async (tx, sequence) => {
			const checked = await check({ db: tx, actor: KONTOR }, entity, drafts);
			const errors = checked.problems.filter(isError);
			if (errors.length > 0) throw new Refused(errors);
			await storeDrafts(tx, sequence, entity, checked.drafts);
		},
		async () => undefined
	);
}

function toDraft(entity: Entity, { key, cells }: SetupRow, ids: ReadonlyMap<string, Id>): Draft {
	const id = known(ids.get(`${entity.name} ${key}`), key);
	const read = Object.entries(cells).map(([name, cell]): [string, Cell] => {
		const field = known(fieldNamed(entity.fields, name), name);
		if (field.kind === 'ref' && cell !== null)
			return [name, known(ids.get(`${field.to} ${cell}`), String(cell))];
		const stored = field.kind === 'formula' ? null : readCell(field, cell);
		if (!stored?.ok) throw new Error(`set-up of ${entity.name}.${name}: ${cell}`);
		return [name, stored.value];
	});
	const after: AnyRow = {
		...initialCells(entity.fields),
		...Object.fromEntries(read),
		id,
		version: 1
	};
	return { id, before: null, after, changed: new Set(Object.keys(cells)) };
}
