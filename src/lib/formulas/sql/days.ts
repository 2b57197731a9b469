import type { Node } from '../node.ts';
import { BLANK_NODE, type Build, type Writer } from './build.ts';
import { sql, verbatim, type Sql } from './fragment.ts';

/** The database counts days from another zero, at noon. */
const EPOCH = 2_415_018.5;
const LAST = 2_958_465;

export const days: Readonly<Record<string, Writer>> = {
	TODAY: (build) => build.today,
	DATE: date,
	YEAR: part(verbatim("'%Y'")),
	MONTH: part(verbatim("'%m'")),
	DAY: part(verbatim("'%d'"))
};

export const serialOfDay = (day: Sql): Sql => sql`(julianday(${day}) - ${EPOCH})`;
export const dayOfSerial = (serial: Sql): Sql =>
	sql`CASE WHEN ${serial} >= 0 AND ${serial} < ${LAST + 1} THEN date(floor(${serial}) + ${EPOCH}) END`;

function part(pattern: Sql): Writer {
	return (build, [day = BLANK_NODE]) =>
		build.once(
			[build.number(day)],
			(serial) =>
				sql`CASE WHEN ${serial} >= 0 AND ${serial} < ${LAST + 1}
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
			return build.once(
				[serial],
				(result) => sql`CASE WHEN ${result} BETWEEN 0 AND ${LAST} THEN ${result} END`
			);
		})
	);
};
