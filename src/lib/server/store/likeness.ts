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

/** Whether a text contains another one, or starts with it, whatever the case; accents count where they were typed. */
export function resembles(column: SQL, text: string, place: 'inside' | 'start'): SQL {
	const start = place === 'start' ? '' : '*';
	const pattern = `${start}${[...text.normalize()].map(signs).join('')}*`;
	return sql`${column} glob ${pattern}`;
}

/** One sign of a GLOB pattern: every form in which the letter counts as the same. */
function signs(letter: string): string {
	const lower = letter.toLowerCase();
	const forms = [letter, lower, letter.toUpperCase(), ...(accented[lower] ?? '')].flatMap(
		(form) => [form, form.toUpperCase()]
	);
	const single = new Set(forms.filter((form) => [...form].length === 1));
	if (single.size === 1 && !'*?['.includes(letter)) return letter;
	// A bracket closes the class unless it stands first in it.
	return `[${[...single].sort((a, b) => Number(b === ']') - Number(a === ']')).join('')}]`;
}
