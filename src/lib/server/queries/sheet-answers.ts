import { may } from '#lib/domain/access/may.ts';
import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, FormulaValue } from '#lib/domain/model/row.ts';
import { rowFunctions } from '#lib/domain/sheets/row-functions.ts';
import type { Ask } from '#lib/formulas/compile.ts';
import type { SheetAnswer } from '#lib/formulas/sheets/protocol.ts';
import type { Titles } from '#lib/server/store/references.ts';
import { answerFor } from './facts.ts';
import { wireRowsById, type Reader } from './list-page.ts';
import { namedRows, type Named } from './named.ts';

/**
 * Answers what a sheet asks the company, each table and each function once for all questions. What the reader may not
 * see is an error that says so, and the same whether there is such a row or not.
 */
export async function sheetAnswers(
	reader: Reader,
	asks: readonly Ask[]
): Promise<readonly SheetAnswer[]> {
	const answers = new Map<Ask, SheetAnswer>();
	const others = asks.filter(({ name }) => !rowFunctions.has(name));
	for (const [at, value] of (await answerFor(reader)(others)).entries()) {
		const ask = others[at];
		if (ask) answers.set(ask, { value });
	}
	for (const [name, entity] of rowFunctions) {
		const mine = asks.filter((ask) => ask.name === name);
		if (mine.length === 0) continue;
		const found = await cellsOf(reader, entity, mine);
		for (const [at, ask] of mine.entries()) answers.set(ask, found[at] ?? failed('#N/A'));
	}
	return asks.map((ask) => answers.get(ask) ?? failed('#N/A'));
}

const failed = (value: '#N/A' | '#NAME?', problem?: Problem): SheetAnswer => ({
	value,
	...(problem && { problem })
});

async function cellsOf(
	reader: Reader,
	entity: Entity,
	asks: readonly Ask[]
): Promise<readonly SheetAnswer[]> {
	const table = entity.name;
	if (!may(reader.actor, `${table}.read`)) {
		return asks.map(() => failed('#N/A', { code: 'sheet.no-right', params: { table } }));
	}
	const visible = visibleTo(reader.actor, entity);
	const fields = asks.map(({ args }) => fieldCalled(entity, String(args[1] ?? '')));
	const isAsked = (at: number) => visible.fields[fields[at] ?? ''] !== undefined;
	const words = asks.map(({ args }, at) => (isAsked(at) ? String(args[0] ?? '') : ''));
	const named = await namedRows(reader.db, visible, words);
	const ids = new Set(named.flatMap(({ id }) => id ?? []));
	const { rows, refs } = await wireRowsById(reader, entity, [...ids]);
	const byId = new Map(rows.map((row) => [row.id, row]));
	return asks.map(({ args }, at): SheetAnswer => {
		const name = fields[at];
		const params = { table, field: name ?? String(args[1] ?? '') };
		if (name === undefined) return failed('#NAME?', { code: 'sheet.no-field', params });
		const field = visible.fields[name];
		if (!field) return failed('#N/A', { code: 'sheet.hidden-field', params });
		const row = byId.get(named[at]?.id ?? '');
		return row ? shown(row, name, field, refs) : notNamed(words[at] ?? '', named[at]);
	});
}

/** A field by its name, in any case. */
function fieldCalled({ fields }: Entity, word: string): string | undefined {
	const folded = word.trim().toLowerCase();
	return Object.keys(fields).find((name) => name.toLowerCase() === folded);
}

function notNamed(value: string, named: Named | undefined): SheetAnswer {
	const count = named?.count ?? 0;
	return count > 1
		? failed('#N/A', { code: 'reference.ambiguous', params: { value, count } })
		: failed('#N/A', { code: 'reference.unknown', params: { value } });
}

/** The cell as a sheet computes with it: references by their titles, days as days. */
function shown(row: AnyRow, name: string, field: Field, refs: Titles): SheetAnswer {
	const cell = row[name] ?? null;
	const value: FormulaValue =
		field.kind === 'ref' && cell !== null ? (refs[String(cell)] ?? '') : cell;
	const isDay = field.kind === 'date' || (field.kind === 'formula' && field.as === 'date');
	return isDay && value !== null ? { value, isDay } : { value };
}
