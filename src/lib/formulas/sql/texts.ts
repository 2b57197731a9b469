import { mostSigns } from '../length.ts';
import type { Node } from '../node.ts';
import { LONGEST } from '../value.ts';
import { BLANK_NODE, type Build, type Writer } from './build.ts';
import { list, param, sql, verbatim, type Sql } from './fragment.ts';

/** Letters whose case the database does not know: those of the languages around us. */
export const LETTERS = 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝĄĆČĎĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽ';

const SMALL = `${LETTERS.replace('İ', '').toLowerCase()}ßı`;

export const texts: Readonly<Record<string, Writer>> = {
	'&': joined,
	CONCAT: joined,
	CONCATENATE: joined,
	LEFT: part((text, count) => sql`substr(${text}, 1, ${count})`),
	RIGHT: part(
		(text, count) => sql`CASE WHEN ${count} > 0 THEN substr(${text}, - ${count}) ELSE '' END`
	),
	MID: (build, [text = BLANK_NODE, start = BLANK_NODE, length = BLANK_NODE]) =>
		build.once(
			[build.text(text), build.number(start), build.number(length)],
			(t, s, n) =>
				sql`CASE WHEN ${s} >= 1 AND ${n} >= 0 THEN substr(${t}, ${places(s)}, ${places(n)}) END`
		),
	UPPER: (build, [text = BLANK_NODE]) =>
		fitting(
			build,
			2 * mostSigns(text),
			replaced(
				build,
				sql`upper(${build.text(text)})`,
				(letter) => [letter, letter.toUpperCase()],
				SMALL
			)
		),
	LOWER: (build, [text = BLANK_NODE]) =>
		fitting(build, 2 * mostSigns(text), folded(build, build.text(text), LETTERS)),
	TRIM: (build, [text = BLANK_NODE]) =>
		sql`replace(replace(replace(trim(${build.text(text)}), ' ', char(1, 2)), char(2, 1), ''), char(1, 2), ' ')`,
	SUBSTITUTE: (build, args) => substituted(build, args),
	REPT: (build, [text = BLANK_NODE, times = BLANK_NODE]) =>
		build.once([build.text(text), build.number(times)], (t, n) => {
			const zeros = sql`hex(zeroblob(${places(n)}))`;
			return sql`CASE WHEN ${n} >= 0 AND length(${t}) * ${places(n)} <= ${LONGEST}
				THEN replace(${zeros}, '00', ${t}) END`;
		})
};

function joined(build: Build, args: readonly Node[]): Sql {
	const most = args.reduce((sum, arg) => sum + mostSigns(arg), 0);
	return fitting(build, most, sql`(${list(args.map(build.text), ' || ')})`);
}

/** Measured only where it may have more signs than a cell holds: then NULL takes its place. */
function fitting(build: Build, most: number, text: Sql): Sql {
	if (most <= LONGEST) return text;
	return build.once([text], (t) => sql`CASE WHEN length(${t}) <= ${LONGEST} THEN ${t} END`);
}

/** Measured before it is made: each sign may be replaced by a text as long as a cell holds. */
function substituted(build: Build, args: readonly Node[]): Sql {
	const [text = BLANK_NODE, old = BLANK_NODE, next = BLANK_NODE] = args;
	const given = [build.text(text), build.text(old), build.text(next)] as const;
	const write = (t: Sql, find: Sql, put: Sql) => sql`replace(${t}, ${find}, ${put})`;
	if (mostSigns({ is: 'call', name: 'SUBSTITUTE', args }) <= LONGEST) return write(...given);
	return build.once(given, (t, find, put) => {
		const found = sql`(length(${t}) - length(replace(${t}, ${find}, ''))) / max(1, length(${find}))`;
		return sql`CASE WHEN length(${t}) + ${found} * (length(${put}) - length(${find})) <= ${LONGEST}
			THEN ${write(t, find, put)} END`;
	});
}

function part(take: (text: Sql, count: Sql) => Sql): Writer {
	return (build, [text = BLANK_NODE, count]) => {
		const counted = count ? build.number(count) : verbatim('1');
		return build.once(
			[build.text(text), counted],
			(t, n) => sql`CASE WHEN ${n} >= 0 THEN ${take(t, places(n))} END`
		);
	};
}

/** A number of signs. The database cuts off what is beyond 32 bits; no text is as long. */
const places = (number: Sql) => sql`CAST(min(${number}, ${LONGEST + 1}) AS INTEGER)`;

/** Small letters; of the letters beyond ASCII, only these. */
export function folded(build: Build, text: Sql, letters: string): Sql {
	return replaced(build, sql`lower(${text})`, (letter) => [letter, lower(letter)], letters);
}

/** So many calls fit into each other at a time. */
const CHUNK = 4;

function replaced(
	build: Build,
	text: Sql,
	pair: (letter: string) => readonly [string, string],
	letters: string
): Sql {
	return build.once([text], (whole) => {
		const tables: Sql[] = [];
		for (let from = 0; from < letters.length; from += CHUNK) {
			const pairs = [...letters.slice(from, from + CHUNK)].map(pair);
			const before = from === 0 ? whole : verbatim('letters');
			const inner = pairs.reduce(
				(all, [old, next]) => sql`replace(${all}, ${param(old)}, ${param(next)})`,
				before
			);
			const source = from === 0 ? sql`` : sql` FROM letters${tables.length - 1}`;
			tables.push(sql`letters${tables.length} AS (SELECT ${inner} AS letters${source})`);
		}
		if (tables.length === 0) return whole;
		const last = tables.length - 1;
		// Most text is plain: as long in bytes as in signs. It need not be searched for each letter.
		return sql`CASE WHEN length(CAST(${whole} AS BLOB)) > length(${whole})
			THEN (WITH ${list(tables, ', ')} SELECT letters FROM letters${last}) ELSE ${whole} END`;
	});
}

const lower = (letter: string) => letter.toLowerCase();

/** A number as text, as numberText writes it. */
export const numberAsText = (number: Sql): Sql =>
	sql`CASE WHEN abs(${number}) >= 1e15 THEN upper(printf('%.15g', ${number}))
		WHEN abs(${number}) >= 1e-4 THEN printf('%.15g', ${number})
		WHEN abs(${number}) < 1e-20 THEN '0'
		WHEN abs(${number}) < 1 THEN rtrim(rtrim(printf('%.20f', ${number}), '0'), '.') END`;

/** The number that text without spaces around it shows, or NULL: an optional sign, digits, at most one point. */
export const textAsNumber = (text: Sql): Sql =>
	sql`CASE WHEN ${text} GLOB '*[0-9]*' AND substr(${text}, 2) NOT GLOB '*[^0-9.]*'
		AND ${text} NOT GLOB '[^-+.0-9]*' AND ${text} NOT GLOB '*.*.*' THEN CAST(${text} AS REAL) END`;
