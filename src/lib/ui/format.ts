import { language } from './text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A whole number or decimal as the user writes it. */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
	return formatter(language(), options).format(value);
}

/** A day `YYYY-MM-DD` or an ISO instant, as a short date. Days have no zone and are never moved. */
export function formatDate(iso: string): string {
	const day = iso.length === 10;
	const zone = day ? { timeZone: 'UTC' } : {};
	return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', ...zone }).format(
		new Date(day ? `${iso}T00:00:00Z` : iso)
	);
}

export function formatTime(iso: string): string {
	return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(new Date(iso));
}

export function formatMoment(iso: string): string {
	const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
	return new Intl.DateTimeFormat(language(), options).format(new Date(iso));
}

/** "5 minutes ago", "yesterday"; after a week the date. `now` in milliseconds since 1970. */
export function formatAgo(iso: string, now: number): string {
	const past = now - new Date(iso).getTime();
	const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
	if (past < MINUTE) return relative.format(0, 'second');
	if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute');
	if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour');
	if (past < 7 * DAY) return relative.format(-Math.floor(past / DAY), 'day');
	return formatDate(iso);
}

/** Numbers are formatted by the thousand; making a formatter is the slow part. */
const formatters = new Map<string, Intl.NumberFormat>();
function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = `${locale}${JSON.stringify(options)}`;
	const known = formatters.get(key) ?? new Intl.NumberFormat(locale, options);
	formatters.set(key, known);
	return known;
}
