import { known } from '#lib/domain/model/assert.ts';

export type Random = {
	/** From 0 to less than `end`. */
	below(end: number): number;
	one<T>(choices: readonly T[]): T;
	chance(share: number): boolean;
};

/** The same numbers from the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (end: number) => Math.floor(next() * end);
	return {
		below,
		one: (choices) => known(choices[below(choices.length)], 'a choice'),
		chance: (share) => next() < share
	};
}
