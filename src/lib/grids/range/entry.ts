import type { PlainStep } from '#lib/domain/bulk/step.ts';
import { parseNumber } from '#lib/domain/writing/parse.ts';

const RELATIVE = /^\s*([+\-*/])=\s*(.+?)\s*(%?)\s*$/;

/** `+=2`, `-=10%`, `*=1.05`, `/=4` typed into a number: what it does to whatever number stands there. */
export function relativeStep(typed: string, locale: string): PlainStep | null {
	const [, sign, digits = '', percent] = RELATIVE.exec(typed) ?? [];
	const value = parseNumber(digits, locale);
	if (value === undefined || sign === undefined) return null;
	if (sign === '+' || sign === '-') {
		const signed = sign === '-' ? -value : value;
		return percent ? { do: 'percent', value: signed } : { do: 'add', value: signed };
	}
	const factor = percent ? value / 100 : value;
	if (sign === '*') return { do: 'multiply', value: factor };
	return factor === 0 ? null : { do: 'multiply', value: 1 / factor };
}

/** Whether typed text is a formula to be computed once, in place of a value: `=12*1,19`. */
export const isFormula = (typed: string): boolean => /^\s*=\s*\S/.test(typed);
