import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { rowFunctions } from '#lib/domain/sheets/row-functions.ts';
import { fromLocal } from '#lib/formulas/local.ts';
import { readSheetFormula } from '#lib/formulas/sheets/read.ts';
import { functionsFor, type Ground } from '../formulas/ground.ts';
import type { Hand } from './typed.ts';

/** What is typed into a cell of a sheet: anything, and after `=` a formula over cells and the company. */
export function sheetGround({ language, today }: Hand, actor: Actor): Ground {
	const lookups = [...rowFunctions].filter(([, { name }]) => may(actor, `${name}.read`));
	return {
		language,
		columns: [],
		functions: [...functionsFor(actor), ...lookups.map(([name]) => name)].sort(),
		isFormula: (typed) => typed.startsWith('='),
		kept: (typed) => typed,
		typed: (kept) => kept,
		problems(kept) {
			if (!/^=\s*\S/.test(kept)) return [];
			const read = readSheetFormula(fromLocal(kept, language), { actor, today: today() });
			return read.ok ? [] : read.problems;
		}
	};
}
