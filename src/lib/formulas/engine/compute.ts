import type { HyperFormula } from 'hyperformula';
import { errorNames } from '../node.ts';
import { failures, type Value } from '../value.ts';
import { register, type Hyper } from './plugin.ts';
import type { Said, Task, Values } from './protocol.ts';

/** What the engine is built with: one meaning of text, no dates hidden in text, no undo. */
export const configuration = {
	licenseKey: 'gpl-v3',
	dateFormats: [],
	timeFormats: [],
	accentSensitive: true,
	precisionEpsilon: 1e-14,
	precisionRounding: 14,
	undoLimit: 0
};

/** A sheet of the engine with our functions in it. */
export function sheetOn(hyper: Hyper, rows: Parameters<typeof HyperFormula.buildFromArray>[0]) {
	register(hyper);
	return hyper.HyperFormula.buildFromArray(rows, configuration);
}

/** So many formulas stay built: a page and its changes come back to the same few. */
const KEPT = 8;

/** Computes tasks one after the other. Runs in a thread, since nothing else can stop it. */
export function computerOn(hyper: Hyper): (task: Task) => Said<Values> {
	const kept = new Map<string, HyperFormula>();

	function sheet(formula: string): HyperFormula {
		const engine = kept.get(formula) ?? sheetOn(hyper, [[null], [formula]]);
		kept.delete(formula);
		kept.set(formula, engine);
		for (const [oldest, unused] of [...kept].slice(0, -KEPT)) {
			kept.delete(oldest);
			unused.destroy();
		}
		return engine;
	}

	return ({ formula, rows }) => {
		const started = performance.now();
		try {
			const engine = sheet(formula);
			const values = rows.map((cells) => computed(engine, cells));
			return { is: 'values', values, taken: performance.now() - started };
		} catch (error) {
			kept.delete(formula);
			return { is: 'broken', message: String(error) };
		}
	};
}

/** One row of cells is refilled for each row, above the one formula. */
function computed(engine: HyperFormula, cells: Task['rows'][number]): Value {
	if (cells.length > 0) engine.setCellContents({ sheet: 0, row: 0, col: 0 }, [[...cells]]);
	return valueAt(engine, 1, 0);
}

export function valueAt(engine: HyperFormula, row: number, col: number): Value {
	const value = engine.getCellValue({ sheet: 0, row, col });
	// The engine rounds a number below 1e-290 to none.
	if (Number.isNaN(value)) return 0;
	if (typeof value !== 'object' || value === null) return value;
	return failures[errorNames.find((name) => name === value.value) ?? '#VALUE!'];
}
