import { sql, type SQL } from 'drizzle-orm';
import { lettersOf, type Letters } from '#lib/domain/find/letters.ts';

export type Fit = 'inside' | 'start' | 'whole';

/**
 * Whether a text contains another one, starts with it, or is it, whatever the case; accents count where they were
 * typed. GLOB is slow, so it is asked only where it must be: LIKE says the same of plain letters, and a text that
 * holds others is longer in bytes than in signs.
 */
export function resembles(column: SQL, text: string, place: Fit): SQL {
	const whole = text.normalize();
	const letters = lettersOf(whole);
	const globbed = globs(column, letters, place);
	const accents = sql`length(${column}) < octet_length(${column}) and ${globbed}`;
	if (letters.some((forms) => !forms.some(isPlain))) return sql`(${accents})`;
	if (![...whole].every(isPlain)) return globbed;
	const pattern = within(whole.replace(/[\\%_]/g, '\\$&'), place, '%');
	return sql`(${column} like ${pattern} escape '\\' or ${accents})`;
}

/** The same for letters of any forms. SQLite's own LIKE folds the case of ASCII letters only. */
export const globs = (column: SQL, letters: Letters, place: Fit): SQL =>
	sql`${column} glob ${within(letters.map(sign).join(''), place, '*')}`;

const within = (pattern: string, place: Fit, anything: string): string =>
	({
		inside: `${anything}${pattern}${anything}`,
		start: `${pattern}${anything}`,
		whole: pattern
	})[place];

const isPlain = (letter: string): boolean => letter < '\x80';

/** One sign of a GLOB pattern: every form in which the letter counts as the same. */
function sign(forms: readonly string[]): string {
	const [only = ''] = forms;
	if (forms.length === 1 && !'*?['.includes(only)) return only;
	return `[${forms.join('')}]`;
}
