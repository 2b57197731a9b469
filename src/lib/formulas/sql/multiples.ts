import { BLANK_NODE, type Writer } from './build.ts';
import { sql, type Sql } from './fragment.ts';

/** The number by the 15 digits it shows, as roundHalfUp reads it. */
// Of NULL printf makes 0, so that nothing must be added.
export const shown = (number: Sql): Sql =>
	sql`(CAST(printf('%.15g', ${number}) AS REAL) + ${number} * 0)`;

/** Numbers made multiples of a step, by the decimal shown: 0.15 is three times 0.05. */
export const multiples: Readonly<Record<string, Writer>> = {
	CEILING: multiple(
		(x, step, times) => sql`CASE WHEN ${step} IS NULL THEN NULL WHEN ${x} = 0 THEN 0.0
			WHEN ${x} > 0 AND ${step} < 0 THEN NULL ELSE ceil(${times}) * ${step} END`
	),
	FLOOR: multiple(
		(x, step, times) => sql`CASE WHEN ${step} IS NULL THEN NULL WHEN ${x} = 0 THEN 0.0
			WHEN ${x} > 0 AND ${step} < 0 THEN NULL ELSE floor(${times}) * ${step} END`
	),
	MROUND: multiple(
		(x, step, times) => sql`CASE WHEN ${step} = 0 AND ${x} IS NOT NULL THEN 0.0
			WHEN ${x} * ${step} >= 0 THEN round(${times}) * ${step} END`
	),
	EVEN: away((size) => sql`2 * ceil(${size} / 2)`),
	ODD: away((size) => sql`2 * ceil((${size} - 1) / 2) + 1`)
};

function multiple(write: (x: Sql, step: Sql, times: Sql) => Sql): Writer {
	return (build, [number = BLANK_NODE, by = BLANK_NODE]) =>
		build.once([build.number(number), build.number(by)], (x, step) => {
			const times = build.once([sql`${x} / ${step}`], shown);
			return build.once([times], (count) => build.once([write(x, step, count)], shown));
		});
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
