import type { StoredField } from '#lib/domain/model/field.ts';
import { isAmount } from '#lib/domain/model/amount.ts';
import type { DayOrder } from '#lib/domain/imports/import.ts';
import { isLanguage, textIn } from '../texts.ts';
import type { Voice } from './source.ts';
import type { Manner } from './values.ts';

/** How the languages of the product write numbers and days, where a column itself does not tell. */
export const mannerOf = (locale: string): Manner => ({
	decimal: ['de', 'pl', 'tr'].includes(locale.slice(0, 2)) ? ',' : '.',
	days: locale === 'en-US' ? 'mdy' : 'dmy'
});

/** How a user of a language reads numbers and flags. */
export function voiceOf(locale: string): Voice {
	const word = locale.slice(0, 2);
	const language = isLanguage(word) ? word : 'en';
	const [yes, no] = [textIn(language, 'ui.yes'), textIn(language, 'ui.no')];
	return { decimal: mannerOf(locale).decimal, yes, no };
}

/** What a column must say to be read for its field, found by its samples; undefined parts do not matter. */
export function detectManner(
	field: StoredField,
	samples: readonly string[],
	usual: Manner
): { readonly decimal?: '.' | ','; readonly days?: DayOrder } {
	if (field.kind === 'date') return { days: daysOf(samples) ?? usual.days };
	if (!isAmount(field.kind) && field.kind !== 'integer') return {};
	return { decimal: decimalOf(samples) ?? usual.decimal };
}

/** The sign that stands where only a decimal sign can; the last of two different signs is it. */
export function decimalOf(samples: readonly string[]): '.' | ',' | undefined {
	const votes = { '.': 0, ',': 0 };
	for (const sample of samples) {
		const signs = sample.replace(/[^.,]/g, '');
		const last = signs.at(-1);
		if (last !== '.' && last !== ',') continue;
		const other = last === '.' ? ',' : '.';
		const repeated = signs.indexOf(last) !== signs.length - 1;
		const threeDigits = /^\D*[1-9]\d{0,2}[.,]\d{3}\D*$/.test(sample);
		if (repeated) votes[other] += 1;
		else if (signs.includes(other) || !threeDigits) votes[last] += 1;
	}
	if (votes['.'] === votes[',']) return undefined;
	return votes['.'] > votes[','] ? '.' : ',';
}

function daysOf(samples: readonly string[]): DayOrder | undefined {
	const days = samples.map((sample) => /^\s*(\d{1,4})([./-])(\d{1,2})/.exec(sample) ?? []);
	if (days.some(([, first]) => first?.length === 4)) return 'ymd';
	if (days.some(([, first]) => Number(first) > 12)) return 'dmy';
	if (days.some(([, , , second]) => Number(second) > 12)) return 'mdy';
	return days.some(([, , sign]) => sign === '.') ? 'dmy' : undefined;
}
