import type { Day } from '#lib/domain/model/calendar.ts';

/** Numbers and days as one locale writes them. Making an Intl formatter is slow, so they are made once. */
export type Writing = {
	readonly locale: string;
	number(value: number, least: number, most: number): string;
	percent(fraction: number, least: number, most: number): string;
	/** Without thousands signs, with every decimal there is: what an editor shows. */
	bare(value: number): string;
	day(value: Day): string;
};

export function writing(locale: string): Writing {
	const numbers = new Map<string, Intl.NumberFormat>();
	const dates = new Intl.DateTimeFormat(locale, {
		timeZone: 'UTC',
		day: '2-digit',
		month: '2-digit',
		year: 'numeric'
	});
	const cached = (key: string, options: Intl.NumberFormatOptions) => {
		const found = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
		numbers.set(key, found);
		return found;
	};
	return {
		locale,
		number: (value, least, most) =>
			cached(`${least}-${most}`, {
				minimumFractionDigits: least,
				maximumFractionDigits: most
			}).format(value),
		percent: (fraction, least, most) =>
			cached(`%${least}-${most}`, {
				style: 'percent',
				minimumFractionDigits: least,
				maximumFractionDigits: most
			}).format(fraction),
		bare: (value) => cached('bare', { useGrouping: false, maximumFractionDigits: 6 }).format(value),
		day: (value) => {
			const time = Date.parse(`${value}T00:00:00Z`);
			return Number.isNaN(time) ? value : dates.format(time);
		}
	};
}
