import { describe, expect, test } from 'vitest';
import { match } from '#lib/ui/fuzzy.ts';
import { leastTime } from '../support/least-time.ts';

const marked = (label: string, typed: string) =>
	match(label, typed)?.marks.map(([from, to]) => label.slice(from, to));

describe('a label fits', () => {
	test.each([
		['Articles', 'articles', 0, ['Articles']],
		['Articles', 'art', 1, ['Art']],
		['Article prices', 'pr art', 2, ['Art', 'pr']],
		['Article prices', 'ice', 3, ['ice']],
		['Article prices', 'ap', 4, ['A', 'p']],
		['Article prices', 'artpr', 4, ['Art', 'pr']],
		['VAT codes', 'vc', 4, ['V', 'c']],
		['Export: XLSX', 'xls', 2, ['XLS']],
		// Small and great letters and accents of all four languages.
		['Przywróć widok', 'przywroc', 1, ['Przywróć']],
		['Zwiń nawigację', 'nawigacje', 2, ['nawigację']],
		['İş ortakları', 'is ortaklari', 0, ['İş ortakları']],
		['Işıklar', 'isik', 1, ['Işık']],
		['Łódź', 'lodz', 0, ['Łódź']],
		['Straßen', 'strasse', 1, ['Straße']],
		['Straßen', 'stras', 1, ['Straß']],
		['Lagerplätze', 'LAGERPLATZE', 0, ['Lagerplätze']],
		['Ürünler', 'ürün', 1, ['Ürün']],
		['😀 smile', 'smile', 2, ['smile']]
	])('%s for %s', (label, typed, rank, marks) => {
		expect(match(label, typed)?.rank).toBe(rank);
		expect(marked(label, typed)).toEqual(marks);
	});
});

test.each([
	['Articles', 'artz'],
	['Articles', 'rs'],
	['Article prices', 'atp'],
	['Article prices', 'article x'],
	['', 'a']
])('%s does not fit %s', (label, typed) => {
	expect(match(label, typed)).toBeNull();
});

test('nothing typed fits everything', () => {
	expect(match('Articles', '  ')).toEqual({ rank: 0, marks: [] });
});

test('a long label and long words take no time', async () => {
	const label = 'a '.repeat(100);
	const typed = `${'a'.repeat(60)}b`;
	expect(match(label, typed)).toBeNull();
	expect(await leastTime(() => match(label, typed))).toBeLessThan(200);
});
