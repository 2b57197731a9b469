import { weekStarts } from '../days.ts';
import type { Node } from '../node.ts';
import { BLANK_NODE, type Build, type Writer } from './build.ts';
import { list, sql, verbatim, type Sql } from './fragment.ts';

/** The database counts days from another zero, at noon. */
const EPOCH = 2_415_018.5;
const LAST = 2_958_465;

export const days: Readonly<Record<string, Writer>> = {
	TODAY: (build) => build.today,
	DATE: date,
	YEAR: part(verbatim("'%Y'")),
	MONTH: part(verbatim("'%m'")),
	DAY: part(verbatim("'%d'")),
	WEEKDAY: weekday,
	DAYS: (build, [end = BLANK_NODE, start = BLANK_NODE]) =>
		build.once(
			[build.number(end), build.number(start)],
			(last, first) =>
				sql`CASE WHEN ${isDay(last)} AND ${isDay(first)} THEN floor(${last}) - floor(${first}) END`
		),
	EDATE: monthsLater((same, last) => sql`min(${same}, ${last})`),
	EOMONTH: monthsLater((_, last) => last)
};

/** A blank, too. */
export const FIRST_DAY = verbatim("'1899-12-30'");

const isDay = (serial: Sql) => sql`(${serial} >= 0 AND ${serial} < ${LAST + 1})`;
export const serialOfDay = (day: Sql): Sql => sql`(julianday(${day}) - ${EPOCH})`;
export const dayOfSerial = (serial: Sql): Sql =>
	sql`CASE WHEN ${isDay(serial)} THEN date(floor(${serial}) + ${EPOCH}) END`;
/** A text that is a day itself, or else the number of one. The database takes other texts for days too. */
export const dayOfText = (text: Sql, serial: Sql): Sql =>
	sql`CASE WHEN ${text} >= ${FIRST_DAY} AND date(${text}) = ${text} THEN ${text} ELSE ${dayOfSerial(serial)} END`;

function part(pattern: Sql): Writer {
	return (build, [day = BLANK_NODE]) =>
		build.once(
			[build.number(day)],
			(serial) =>
				sql`CASE WHEN ${isDay(serial)}
					THEN CAST(strftime(${pattern}, floor(${serial}) + ${EPOCH}) AS REAL) END`
		);
}

/** As an integer, or NULL where a number is beyond every calendar. */
const whole = (number: Sql) =>
	sql`CASE WHEN abs(${number}) < 1e7 THEN CAST(${number} AS INTEGER) END`;

function date(
	build: Build,
	[year = BLANK_NODE, month = BLANK_NODE, day = BLANK_NODE]: readonly Node[]
): Sql {
	const given = [build.number(year), build.number(month), build.number(day)];
	return build.once(given, (y, m, d) =>
		build.once([whole(y), whole(m), whole(d)], (y, m, d) => {
			const months = sql`(${y} + (CASE WHEN ${y} < 1900 THEN 1900 ELSE 0 END)) * 12 + ${m} - 1`;
			return build.once([months, d], dayAfter(build));
		})
	);
}

/** Months from the year 0 to 1582, when our calendar began, and to 1900; the months and days after which it repeats. */
const FIRST = 1582 * 12;
const FROM = 1900 * 12;
const CYCLE = { months: 4_800, days: 146_097 };

/**
 * The serial number of a day of a month, months being counted from the year 0. The database knows no year beyond
 * 9999, though a day before its beginning may be within: the calendar repeats itself every 400 years.
 */
const dayAfter = (build: Build) => (months: Sql, day: Sql) => {
	const { months: every, days } = CYCLE;
	const cycles = sql`CAST(floor((${months} - ${FROM}) / ${every}.0) AS INTEGER)`;
	return build.once([cycles], (count) =>
		build.once([sql`${months} - ${count} * ${every}`], (within) => {
			const first = sql`printf('%04d-%02d-01', ${within} / 12, ${within} % 12 + 1)`;
			const serial = sql`CASE WHEN ${months} >= ${FIRST} THEN ${serialOfDay(first)} + ${count} * ${days} + ${day} - 1 END`;
			return inCalendar(build, serial);
		})
	);
};

function weekday(build: Build, [day = BLANK_NODE, way]: readonly Node[]): Sql {
	const given = way ? build.number(way) : verbatim('1');
	return build.once([build.number(day), given], (serial, counted) => {
		const sunday = sql`(CAST(floor(${serial}) AS INTEGER) + 6)`;
		const ways = [...weekStarts].map(
			([name, start]) => sql`WHEN ${name} THEN (${sunday} - ${start}) % 7 + 1.0`
		);
		return sql`CASE WHEN ${isDay(serial)} THEN CASE CAST(${counted} AS INTEGER)
			${list(ways, ' ')} WHEN 3 THEN (${sunday} - 1) % 7 * 1.0 END END`;
	});
}

/** Of the same day in another month and the last one of that, `pick` takes one. Four centuries back, as above. */
function monthsLater(pick: (same: Sql, last: Sql) => Sql): Writer {
	return (build, [start = BLANK_NODE, count = BLANK_NODE]) =>
		build.once([build.number(start), whole(build.number(count))], (serial, added) =>
			build.once([sql`CASE WHEN ${isDay(serial)} THEN floor(${serial}) + ${EPOCH} END`], (day) => {
				const part = (pattern: string) =>
					sql`CAST(strftime(${verbatim(`'${pattern}'`)}, ${day}) AS INTEGER)`;
				const months = sql`${part('%Y')} * 12 + ${part('%m')} - 1 + ${added}`;
				return build.once([months], (then) => {
					const early = sql`${then} - ${CYCLE.months}`;
					const first = sql`CASE WHEN ${then} BETWEEN ${FROM - 1} AND 119999
						THEN printf('%04d-%02d-01', (${early}) / 12, (${early}) % 12 + 1) END`;
					return build.once([first], (date) => {
						const last = serialOfDay(sql`${date}, '+1 month', '-1 day'`);
						const picked = pick(sql`${serialOfDay(date)} + ${part('%d')} - 1`, last);
						return inCalendar(build, sql`${picked} + ${CYCLE.days}`);
					});
				});
			})
		);
}

const inCalendar = (build: Build, serial: Sql) =>
	build.once(
		[serial],
		(result) => sql`CASE WHEN ${result} BETWEEN 0 AND ${LAST} THEN ${result} END`
	);
