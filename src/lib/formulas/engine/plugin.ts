import type * as hyperformula from 'hyperformula';
import type { FunctionPluginDefinition } from 'hyperformula';
import type { ErrorName } from '../node.ts';
import { failures, isFailure, type Value } from '../value.ts';
import { overrides } from './overrides.ts';

export type Hyper = typeof hyperformula;
/** A call and the state it runs in: the engine exports neither type, and both only pass through. */
type Call = { readonly procedureName: string; readonly args: never[] };
type State = never;

/** What a sheet is computed with; it answers what `KX_ASK` asks in the cell at a place. */
export type Asking = {
	answer(name: string, args: readonly Value[], row: number, column: number): Value;
};

let registered = false;

/** Adds our functions to the engine, once a process. */
export function register(hyper: Hyper): void {
	if (registered) return;
	registered = true;
	const names = Object.keys(overrides).map((name) => `KX_${name}`);
	const translations = Object.fromEntries([...names, ASK].map((name) => [name, name]));
	hyper.HyperFormula.registerFunctionPlugin(pluginOf(hyper, names), { enGB: translations });
}

function pluginOf(hyper: Hyper, names: readonly string[]): FunctionPluginDefinition {
	const { SCALAR } = hyper.FunctionArgumentType;
	const parameters = [{ argumentType: SCALAR }];
	const metadata = { method: 'compute', parameters, repeatLastArgs: 1 };
	return class extends hyper.FunctionPlugin {
		static override implementedFunctions = {
			...Object.fromEntries(names.map((name) => [name, metadata])),
			[ASK]: { ...metadata, method: 'ask' }
		};
		compute({ procedureName, args }: Call, state: State) {
			const ours = overrides[procedureName.slice(3)];
			return this.runFunction(args, state, metadata, (...values: readonly unknown[]) => {
				const result = ours?.(...values.map((value) => fromEngine(hyper, value))) ?? 0;
				return toEngine(hyper, result);
			});
		}
		ask({ args }: Call, state: State) {
			const { row, col } = placeOf(state);
			return this.runFunction(args, state, metadata, (...values: readonly unknown[]) => {
				const [name = null, ...rest] = values.map((value) => fromEngine(hyper, value));
				const result = isAsking(this.config.context)
					? this.config.context.answer(String(name), rest, row, col)
					: failures['#NAME?'];
				return toEngine(hyper, result);
			});
		}
	};
}

const ASK = 'KX_ASK';

/** The cell that is being computed: the engine tells it in a state whose type it does not export. */
const placeOf = (state: State) =>
	(state as { readonly formulaAddress: { readonly row: number; readonly col: number } })
		.formulaAddress;

const isAsking = (context: unknown): context is Asking =>
	typeof context === 'object' && context !== null && 'answer' in context;

const byType: Readonly<Record<string, ErrorName>> = {
	DIV_BY_ZERO: '#DIV/0!',
	NUM: '#NUM!',
	NA: '#N/A',
	NAME: '#NAME?',
	REF: '#REF!'
};

function fromEngine(hyper: Hyper, value: unknown): Value {
	if (value instanceof hyper.CellError) return failures[byType[value.type] ?? '#VALUE!'];
	if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
		return value;
	}
	// The engine's numbers with a format, such as percentages; a range cannot come here.
	const isRich = typeof value === 'object' && value !== null && 'val' in value;
	return isRich && typeof value.val === 'number' ? value.val : null;
}

function toEngine(hyper: Hyper, value: Value) {
	if (value === null) return hyper.EmptyValue;
	if (!isFailure(value)) return value;
	const [type] = Object.entries(byType).find(([, name]) => name === value.error) ?? ['VALUE'];
	return new hyper.CellError(type as InstanceType<Hyper['CellError']>['type']);
}
