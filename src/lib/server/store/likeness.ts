import { sql, type SQL } from 'drizzle-orm';

/**
 * Letters that a plain one stands for when somebody searches: `koln` finds Köln, `lodz` Łódź, `istanbul` İstanbul.
 * SQLite's own LIKE folds the case of ASCII letters only.
 */
const accented: Readonly<Record<string, string>> = {
	a: 'äáàâãåą',
	c: 'çćč',
	d: 'ďđ',
	e: 'éèêëęě',
	g: 'ğ',
	i: 'íìîïıİ',
	l: 'łľ',
	n: 'ñńň',
	o: 'öóòôõøő',
	r: 'řŕ',
	s: 'śšş',
	t: 'ťţ',
	u: 'üúùûůű',
	y: 'ýÿ',
	z: 'źżž'
};

/**
 * Whether a text contains another one, or starts with it, whatever the case; accents count where they were typed.
 * GLOB is slow, so it is asked only where it must be: LIKE says the same of plain letters, and a text that holds
 * others is longer in bytes than in signs.
 */
export function resembles(column: SQL, text: string, place: 'inside' | 'start'): SQL {
	const whole = text.normalize();
	const letters = [...whole];
	const start = place === 'start' ? '' : '*';
	const globbed = sql`${column} glob ${`${start}${letters.map(signs).join('')}*`}`;
	const accents = sql`length(${column}) < octet_length(${column}) and ${globbed}`;
	if (letters.some((letter) => !formsOf(letter).some(isPlain))) return sql`(${accents})`;
	if (!letters.every(isPlain)) return globbed;
	const pattern = `${place === 'start' ? '' : '%'}${whole.replace(/[\\%_]/g, '\\$&')}%`;
	return sql`(${column} like ${pattern} escape '\\' or ${accents})`;
}

const isPlain = (letter: string): boolean => letter < '\x80';

/** One sign of a GLOB pattern: every form in which the letter counts as the same. */
function signs(letter: string): string {
	const forms = formsOf(letter);
	if (forms.length === 1 && !'*?['.includes(letter)) return letter;
	// A bracket closes the class unless it stands first in it.
	return `[${[...forms].sort((a, b) => Number(b === ']') - Number(a === ']')).join('')}]`;
}

function formsOf(letter: string): readonly string[] {
	const lower = letter.toLowerCase();
	const forms = [letter, lower, letter.toUpperCase(), ...(accented[lower] ?? '')].flatMap(
		(form) => [form, form.toUpperCase()]
	);
	return [...new Set(forms.filter((form) => [...form].length === 1))];
}
