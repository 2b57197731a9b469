import { BLANK_NODE, type Build, type Writer } from './build.ts';
import { sql, type Sql } from './fragment.ts';

/** The number by the 15 digits it shows, as roundHalfUp reads it. */
// Of NULL printf makes 0, so that nothing must be added.
export const shown = (number: Sql): Sql =>
	sql`(CAST(printf('%.15g', ${number}) AS REAL) + ${number} * 0)`;

/**
 * How many times a step goes into a number: a whole number where both show the same digits, as 0.15 and three
 * times 0.05 do.
 */
export const timesIn = (build: Build, number: Sql, step: Sql): Sql =>
	build.once([sql`${number} / ${step}`], (times) =>
		build.once(
			[sql`round(${times})`],
			(near) => sql`CASE WHEN ${shown(sql`(${near} * ${step})`)} = ${shown(number)}
				THEN ${near} ELSE ${times} END`
		)
	);

/** Numbers made multiples of a step. */
export const multiples: Readonly<Record<string, Writer>> = {
	CEILING: multiple(
		(x, step, times) => sql`CASE WHEN ${step} IS NULL THEN NULL WHEN ${x} = 0 THEN 0.0
			WHEN ${x} > 0 AND ${step} < 0 THEN NULL ELSE ceil(${times}) * ${step} END`
	),
	FLOOR: multiple(
		(x, step, times) => sql`CASE WHEN ${step} IS NULL THEN NULL WHEN ${x} = 0 THEN 0.0
			WHEN ${x} > 0 AND ${step} < 0 THEN NULL ELSE floor(${times}) * ${step} END`
	),
	// By halves of the step: what lies in the middle goes away from zero.
	MROUND: multiple(
		(x, step, halves) => sql`CASE WHEN ${step} = 0 AND ${x} IS NOT NULL THEN 0.0
			WHEN ${x} * ${step} >= 0 THEN round(${halves} / 2) * ${step} END`,
		(step) => sql`(${step} / 2)`
	),
	EVEN: away((size) => sql`2 * ceil(${size} / 2)`),
	ODD: away((size) => sql`2 * ceil((${size} - 1) / 2) + 1`)
};

function multiple(
	write: (x: Sql, step: Sql, times: Sql) => Sql,
	unit: (step: Sql) => Sql = (step) => step
): Writer {
	return (build, [number = BLANK_NODE, by = BLANK_NODE]) =>
		build.once([build.number(number), build.number(by)], (x, step) =>
			build.once([unit(step)], (one) =>
				build.once([timesIn(build, x, one)], (times) => build.once([write(x, step, times)], shown))
			)
		);
}

function away(whole: (size: Sql) => Sql): Writer {
	return (build, [number = BLANK_NODE]) =>
		build.once([build.number(number)], (x) =>
			build.once(
				[shown(sql`abs(${x})`)],
				(size) => sql`((CASE WHEN ${x} < 0 THEN -1.0 ELSE 1.0 END) * (${whole(size)}))`
			)
		);
}
