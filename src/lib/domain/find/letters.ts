/** Of each letter of a text, every form in which it counts as the same. */
export type Letters = readonly (readonly string[])[];

/**
 * Letters that a plain one stands for when somebody searches: `koln` finds Köln, `lodz` Łódź, `istanbul` İstanbul.
 * A space is also one that does not break, such as the one between thousands.
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
	z: 'źżž',
	' ': '\u00a0\u202f'
};

/** Pairs of one letter whose cases JavaScript does not turn into each other, or turns into two letters. */
const pairs: Readonly<Record<string, string>> = { İ: 'i', ß: 'ẞ', ẞ: 'ß' };

/** Whatever the case, and accents count where they were typed; or exactly these letters. */
export const lettersOf = (text: string, exact = false): Letters =>
	[...text.normalize()].map((letter) => (exact ? [letter] : formsOf(letter)));

function formsOf(letter: string): readonly string[] {
	const lower = letter.toLowerCase();
	const forms = [letter, lower, letter.toUpperCase(), pairs[letter] ?? '', ...accentsOf(lower)];
	const all = forms.flatMap((form) => [form, form.toUpperCase()]);
	return [...new Set(all.filter((form) => [...form].length === 1))];
}

const accentsOf = (letter: string): string =>
	Object.hasOwn(accented, letter) ? (accented[letter] ?? '') : '';
