import { toNumber, toText, type Value } from '#lib/formulas/value.ts';
import { calls, type Call } from './overridden-calls.ts';

/** Where ours and the engine's own may differ, told by what a call is given and by nothing else. */
export type Deviation = {
	readonly name: string;
	readonly why: string;
	/** The functions and operators that have it. */
	readonly of: readonly string[];
	readonly holds: (given: readonly Value[], call: Call) => boolean;
};

/** For calls whose arguments are numbers, whatever they were written as; without an error among them. */
export const ofNumbers =
	(holds: (a: number, b: number, name: string) => boolean): Deviation['holds'] =>
	(given, { name }) => {
		const [a = 0, b = 0] = given.map(toNumber);
		return typeof a === 'number' && typeof b === 'number' && holds(a, b, name);
	};

/** The same for text. */
export const ofTexts =
	(holds: (texts: readonly string[], given: readonly Value[]) => boolean): Deviation['holds'] =>
	(given) => {
		const texts = given.map(toText).filter((text) => typeof text === 'string');
		return texts.length === given.length && holds(texts, given);
	};

/** The functions that read an argument so. */
export const reading = (...readings: readonly string[]) => [
	...new Set(
		calls.flatMap(({ name, reads }) => (reads.some((one) => readings.includes(one)) ? [name] : []))
	)
];

/** Whether one of the arguments that are read so is such. */
export const some =
	(readings: readonly string[], is: (value: Value) => boolean): Deviation['holds'] =>
	(given, { reads }) =>
		given.some((value, at) => readings.includes(reads[at] ?? '') && is(value));
