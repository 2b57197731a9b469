import type { Problem } from '../model/problem.ts';

const LENGTHS = [8, 12, 13, 14];

/** What is wrong with an article number of GS1 (EAN-8, UPC-A, EAN-13, GTIN-14). */
export function eanProblem(ean: string): Problem | undefined {
	if (!/^\d+$/.test(ean) || !LENGTHS.includes(ean.length)) return { code: 'ean.wrong-length' };
	const expected = checkDigit(ean.slice(0, -1));
	if (Number(ean.at(-1)) === expected) return undefined;
	return { code: 'ean.wrong-digit', params: { expected } };
}

/** Weights 3, 1, 3 … from the right, to the next ten. */
function checkDigit(digits: string): number {
	const sum = [...digits]
		.reverse()
		.reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
	return (10 - (sum % 10)) % 10;
}
