import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { maySee, visibleTo } from '#lib/domain/access/visible.ts';
import { fitted, stepped } from '#lib/domain/bulk/step.ts';
import type { BulkChange, BulkStep } from '#lib/domain/model/change.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import { fieldsOf, type Target } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { fieldNamed } from '#lib/domain/model/schema.ts';
import { toPlainRow } from '#lib/domain/model/wire.ts';
import { answered } from '#lib/formulas/answers.ts';
import { compile } from '#lib/formulas/compile.ts';
import { readFormula } from '#lib/formulas/readable.ts';
import type { Context } from '#lib/formulas/run.ts';
import { mapped } from '#lib/server/db/slices.ts';
import { computed } from '#lib/server/formulas/compute.ts';
import type { Reader } from '#lib/server/queries/list-page.ts';
import { columnsFor } from '#lib/server/queries/columns.ts';
import { answerFor } from '#lib/server/queries/facts.ts';
import { Refused } from '#lib/server/refused.ts';
import { chunks } from '#lib/server/store/chunks.ts';
import { where } from '#lib/server/store/conditions.ts';
import { narrowed, rowsWhere } from '#lib/server/store/rows.ts';
import type { Wish, Wished } from './bulk.ts';
import { fieldsInvolved } from './involved.ts';

/** The rows of a target and the new cell of each. */
export type BulkValues = {
	readonly field: StoredField;
	readonly wishes: readonly Wish[];
	/** Names the state of the rows: another one when any of them has changed since. */
	readonly state: string;
};

/** Reads the rows of a target and computes their new cells. Judges nothing and writes nothing. */
export async function bulkValues(
	reader: Reader,
	entity: Entity,
	change: BulkChange
): Promise<BulkValues> {
	const field = storedField(reader, entity, change.field);
	const compute = computerOf(reader, entity, change, field);
	const fields = new Set([
		...fieldsInvolved(entity, [change.field]),
		...compute.columns,
		entity.title
	]);
	const narrow = narrowed(entity, fields);
	const rows = await rowsWhere(reader.db, narrow, await conditionOf(reader, entity, change.target));
	const plain = await mapped(rows, (row) => toPlainRow(narrow, row));
	const cells = await compute.all(plain);
	const wishes = await mapped([...rows.entries()], ([at, row]) => ({
		row,
		cells: { [change.field]: cells[at] ?? { cell: null } }
	}));
	return { field, wishes, state: await stateOf(rows) };
}

/** The state in which the rows of a target are now. */
export async function bulkState(reader: Reader, entity: Entity, target: Target): Promise<string> {
	const condition = await conditionOf(reader, entity, target);
	return stateOf(await rowsWhere(reader.db, narrowed(entity, new Set()), condition));
}

function storedField({ actor }: Reader, entity: Entity, name: string): StoredField {
	const field = fieldNamed(entity.fields, name);
	if (!field || !maySee(actor, field)) {
		throw new Refused([{ code: 'field.unknown', params: { field: name } }]);
	}
	if (field.kind === 'formula') {
		throw new Refused([{ code: 'field.readonly', params: { field: name } }]);
	}
	return field;
}

async function conditionOf(reader: Reader, entity: Entity, target: Target) {
	if ('ids' in target) {
		return sql`r.id in (select value from json_each(${JSON.stringify(target.ids)}))`;
	}
	const visible = visibleTo(reader.actor, entity);
	const hidden = fieldsOf(target.query).find((field) => !visible.fields[field]);
	if (hidden !== undefined) {
		throw new Refused([{ code: 'query.invalid', params: { field: hidden } }]);
	}
	const asked = where(visible, await columnsFor(reader, entity, target.query), target.query);
	const except = JSON.stringify(target.except ?? []);
	return sql`${asked} and r.id not in (select value from json_each(${except}))`;
}

type Computer = {
	/** The fields that a row must bring beside the one that is changed. */
	readonly columns: readonly string[];
	all(rows: readonly AnyRow[]): Promise<readonly Wished[]>;
};

function computerOf(
	reader: Reader,
	entity: Entity,
	{ field: name, step }: BulkChange,
	field: StoredField
): Computer {
	if (step.do === 'formula') return formulaComputer(reader, entity, step, field);
	const cellOf = (row: AnyRow) => ({ cell: stepped(field, step, row[name] ?? null) });
	return { columns: [], all: (rows) => mapped(rows, cellOf) };
}

function formulaComputer(
	reader: Reader,
	entity: Entity,
	step: Extract<BulkStep, { do: 'formula' }>,
	field: StoredField
): Computer {
	const parsed = readFormula(reader.actor, step.formula, entity.fields);
	if (!parsed.ok) throw new Refused(parsed.problems);
	const formula = compile(parsed.value);
	return {
		columns: formula.columns,
		async all(rows) {
			let context: Context = { today: reader.today };
			for await (const some of chunks(rows)) {
				context = await answered([formula], some, context, answerFor(reader));
			}
			const values = await computed(formula, rows, context, reader.actor.userId);
			if (!values.ok) throw new Refused(values.problems);
			return mapped(values.value, (value) => computedCell(field, value));
		}
	};
}

/** A formula's error is no text to be stored. */
function computedCell(field: StoredField, value: Cell): Wished {
	const cell = fitted(field, value);
	return isFault(cell)
		? { cell, problem: { code: 'formula.error', params: { error: cell } } }
		: { cell };
}

const isFault = (cell: Cell): cell is string =>
	typeof cell === 'string' && /^#[A-Z/0!?]+$/.test(cell);

async function stateOf(rows: readonly AnyRow[]): Promise<string> {
	const hash = createHash('sha256');
	for await (const some of chunks(rows)) {
		hash.update(some.map(({ id, version }) => `${id} ${version},`).join(''));
	}
	return hash.digest('base64url');
}
