import type { Cell } from '#lib/domain/model/row.ts';

/** Which line of the file holds which key: the first one keeps it. */
export type Keys = {
	/** The line that holds the key already, or null: then it is this line's from now on. */
	claim(key: string, line: number): number | null;
	/** Lets a corrected or skipped line's key go; answers the lines that waited for it. */
	release(key: string, line: number): readonly number[];
};

/** Text differs only by more than case, as in the tables. */
export const keyText = (key: readonly Cell[]): string => JSON.stringify(key).toLowerCase();

export function makeKeys(): Keys {
	const holders = new Map<string, number>();
	const waiting = new Map<string, Set<number>>();
	return {
		claim(key, line) {
			const holder = holders.get(key);
			if (holder === undefined || holder === line) {
				holders.set(key, line);
				return null;
			}
			waiting.set(key, (waiting.get(key) ?? new Set()).add(line));
			return holder;
		},
		release(key, line) {
			const others = waiting.get(key);
			if (holders.get(key) !== line) {
				others?.delete(line);
				return [];
			}
			holders.delete(key);
			waiting.delete(key);
			return [...(others ?? [])].sort((a, b) => a - b);
		}
	};
}
