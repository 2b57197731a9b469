import type { Day } from '../model/calendar.ts';

/** Numbers and days as one locale writes them. Making an Intl formatter is slow, so they are made once. */
export type Writing = {
	readonly locale: string;
	number(value: number, least: number, most: number): string;
	percent(fraction: number, least: number, most: number): string;
	/** Without thousands signs, with every decimal there is: what an editor shows. */
	bare(value: number): string;
	day(value: Day): string;
};

const DAY = { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' } as const;

export function writing(locale: string): Writing {
	const numbers = new Map<string, Intl.NumberFormat>();
	const dates = new Intl.DateTimeFormat(locale, DAY);
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

/** The signs of a locale, for whoever writes numbers and days without Intl, as the database does. */
export type Signs = {
	readonly decimal: string;
	readonly group: string;
	/** The least whole number whose thousands are set apart; in Polish 1234 stays as it is. */
	readonly grouped: number;
	/** What stands before and after a percentage. */
	readonly percent: readonly [before: string, after: string];
	/** A day in pieces: the names of its parts, two digits each but for the year, and what stands between. */
	readonly day: readonly {
		readonly part: 'year' | 'month' | 'day' | null;
		readonly text: string;
	}[];
};

export function signsOf(locale: string): Signs {
	const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 });
	const sign = (type: string, value: number) =>
		number.formatToParts(value).find((part) => part.type === type)?.value;
	const group = sign('group', 1e5) ?? '';
	// Some set hundreds of thousands apart by twos: what is shown there is matched without these signs.
	const threes = number.formatToParts(1e6).filter(({ type }) => type === 'integer');
	return {
		decimal: sign('decimal', 0.5) ?? '.',
		group: threes.slice(1).every(({ value }) => value.length === 3) ? group : '',
		grouped: sign('group', 1e3) === undefined ? 1e4 : 1e3,
		percent: around(new Intl.NumberFormat(locale, { style: 'percent' }).format(0.05), '5'),
		day: new Intl.DateTimeFormat(locale, DAY).formatToParts(0).map(({ type, value }) => ({
			part: type === 'year' || type === 'month' || type === 'day' ? type : null,
			text: value
		}))
	};
}

function around(text: string, middle: string): readonly [string, string] {
	const [before = '', after = ''] = text.split(middle);
	return [before, after];
}
