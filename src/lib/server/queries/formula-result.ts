import type { Entity } from '#lib/domain/model/entity.ts';
import type { FormulaValue, Id } from '#lib/domain/model/row.ts';
import { toPlainRow } from '#lib/domain/model/wire.ts';
import { answered } from '#lib/formulas/answers.ts';
import { compile } from '#lib/formulas/compile.ts';
import { readFormula } from '#lib/formulas/readable.ts';
import { computed } from '#lib/server/formulas/compute.ts';
import { Refused } from '#lib/server/refused.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { answerFor } from './facts.ts';
import type { Reader } from './list-page.ts';

export type Trial = {
	readonly formula: string;
	/** The column that it is for, which it may not name. */
	readonly column?: string | undefined;
	readonly row: Id;
};

/** What a formula that nobody keeps yet comes to in one row. */
export async function formulaResult(
	reader: Reader,
	entity: Entity,
	{ formula, column, row }: Trial
): Promise<FormulaValue> {
	const read = readFormula(reader.actor, formula, entity.fields, column);
	if (!read.ok) throw new Refused(read.problems);
	const [found] = await byIds(reader.db, entity, [row]);
	if (!found) throw new Refused([{ code: 'row.gone', at: { row } }]);
	const compiled = compile(read.value);
	const cells = toPlainRow(entity, found);
	const { today } = reader;
	const context = await answered([compiled], [cells], { today }, answerFor(reader));
	const values = await computed(compiled, [cells], context, reader.actor.userId);
	if (!values.ok) throw new Refused(values.problems);
	return values.value[0] ?? null;
}
