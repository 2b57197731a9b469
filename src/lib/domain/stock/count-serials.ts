import { brand, type Scaled } from '../model/amount.ts';

export type CountedSerial = {
	readonly serial: string;
	/** One where it is on the book, else zero. */
	readonly snapshot: Scaled<'quantity'>;
	/** One where it was found, else zero. */
	readonly counted: Scaled<'quantity'>;
};

/**
 * What finding serial numbers says about each (E81): first those on the book, in its order, then those
 * that are not. One found twice, by two people, is still one piece. A place that nobody has looked
 * through has no line here: found none is not the same as not counted.
 */
export function countSerials(
	book: readonly string[],
	found: readonly string[]
): readonly CountedSerial[] {
	const onBook = new Set(book);
	const seen = new Set(found);
	return [...new Set([...book, ...found])].map((serial) => ({
		serial,
		snapshot: onBook.has(serial) ? ONE : NONE,
		counted: seen.has(serial) ? ONE : NONE
	}));
}

const ONE = brand<'quantity'>(10_000);
const NONE = brand<'quantity'>(0);
