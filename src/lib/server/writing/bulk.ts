import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { maySee, visibleTo } from '#lib/domain/access/visible.ts';
import { fitted, stepped } from '#lib/domain/bulk/step.ts';
import type { BulkChange, BulkStep } from '#lib/domain/model/change.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import { fieldsOf, type Target } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { fieldNamed, readCell, type ReadCell } from '#lib/domain/model/schema.ts';
import { toPlainRow } from '#lib/domain/model/wire.ts';
import { answered } from '#lib/formulas/answers.ts';
import { compile } from '#lib/formulas/compile.ts';
import { runnerOf } from '#lib/formulas/engine.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import type { Reader } from '#lib/server/queries/list-page.ts';
import { columnsFor } from '#lib/server/queries/columns.ts';
import { answerFrom } from '#lib/server/queries/facts.ts';
import { Refused } from '#lib/server/refused.ts';
import { where } from '#lib/server/store/conditions.ts';
import { narrowed, rowsWhere } from '#lib/server/store/rows.ts';
import { checkClaiming } from './check.ts';
import { unmet, type Claim } from './claims.ts';
import { fieldsInvolved } from './involved.ts';

/** What a bulk change would do. Rows whose value cannot be stored have problems and no draft. */
export type BulkPlan = {
	readonly field: StoredField;
	readonly rows: readonly AnyRow[];
	readonly drafts: readonly Draft[];
	/** The values that were computed, also those that cannot be stored, in plain decimals. */
	readonly computed: ReadonlyMap<string, Cell>;
	readonly problems: readonly Problem[];
	/** What rows are to take from each other: a row that is left out keeps what it holds. */
	readonly claims: readonly Claim[];
	/** Names the state of the rows: another one when any of them has changed since. */
	readonly state: string;
};

/** Reads the rows of a target, computes their new cells and runs every rule over them. Writes nothing. */
export async function planBulk(
	reader: Reader,
	entity: Entity,
	change: BulkChange
): Promise<BulkPlan> {
	const field = storedField(reader, entity, change.field);
	const compute = computerOf(reader, entity, change.step, field);
	const fields = new Set([
		...fieldsInvolved(entity, [change.field]),
		...compute.columns,
		entity.title
	]);
	const narrow = narrowed(entity, fields);
	const rows = await rowsWhere(reader.db, narrow, await conditionOf(reader, entity, change.target));
	const plain = rows.map((row) => toPlainRow(narrow, row));
	const cellOf = await compute.all(plain);
	const plan = draftsOf(change.field, field, rows, plain.map(cellOf));
	const { drafts, claims, ...checked } = await checkClaiming(reader, entity, plan.drafts);
	const found = [...plan.problems, ...checked.problems];
	const faulty = new Set(found.filter(isError).flatMap(({ at }) => at?.row ?? []));
	const taken = unmet(claims, faulty).map(({ problem }) => problem);
	return {
		field,
		rows,
		drafts,
		computed: plan.computed,
		problems: [...new Set([...found, ...taken])],
		claims,
		state: stateOf(rows)
	};
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
	readonly columns: readonly string[];
	all(rows: readonly AnyRow[]): Promise<(row: AnyRow) => Cell>;
};

function computerOf(reader: Reader, entity: Entity, step: BulkStep, field: StoredField): Computer {
	if (step.do !== 'formula') {
		const name = nameOf(entity, field);
		const cellOf = (row: AnyRow) => stepped(field, step, row[name] ?? null);
		return { columns: [], all: async () => cellOf };
	}
	// Only what the actor may see exists for his formula.
	const parsed = parseFormula(step.formula, visibleTo(reader.actor, entity).fields);
	if (!parsed.ok) throw new Refused(parsed.problems);
	const formula = compile(parsed.value);
	return {
		columns: formula.columns,
		async all(rows) {
			const { db, today } = reader;
			const context = await answered([formula], rows, { today }, answerFrom(db, today));
			const run = await runnerOf(parsed.value);
			return (row) => fitted(field, run(row, context));
		}
	};
}

const nameOf = (entity: Entity, field: StoredField): string =>
	Object.keys(entity.fields).find((name) => entity.fields[name] === field) ?? '';

function draftsOf(
	name: string,
	field: StoredField,
	rows: readonly AnyRow[],
	cells: readonly Cell[]
) {
	const drafts: Draft[] = [];
	const problems: Problem[] = [];
	const computed = new Map<string, Cell>();
	const changed = new Set([name]);
	for (const [index, row] of rows.entries()) {
		const read = readComputed(field, cells[index] ?? null);
		if (!read.ok) {
			computed.set(row.id, cells[index] ?? null);
			problems.push({ ...read.problem, at: { row: row.id, field: name } });
		} else if (read.value !== row[name]) {
			const after = { ...row, [name]: read.value, id: row.id, version: row.version + 1 };
			drafts.push({ id: row.id, before: row, after, changed });
		}
	}
	return { drafts, problems, computed };
}

/** A formula's error is no text to be stored. */
function readComputed(field: StoredField, cell: Cell): ReadCell {
	if (!isFault(cell)) return readCell(field, cell);
	return { ok: false, problem: { code: 'formula.error', params: { error: cell } } };
}

const isFault = (cell: Cell): cell is string =>
	typeof cell === 'string' && /^#[A-Z/0!?]+$/.test(cell);

function stateOf(rows: readonly AnyRow[]): string {
	const named = rows.map(({ id, version }) => `${id} ${version}`).join();
	return createHash('sha256').update(named).digest('base64url');
}
