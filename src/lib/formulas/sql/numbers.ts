import { isAmount } from '#lib/domain/model/amount.ts';
import { GREATEST_EXPONENT, GREATEST_LOGARITHM, isCell } from '../arithmetic.ts';
import type { Node } from '../node.ts';
import { isExact } from '../shape.ts';
import { BLANK_NODE, type Build, type Writer } from './build.ts';
import { list, NULL, sql, verbatim, type Sql } from './fragment.ts';
import { multiples, shown, timesIn } from './multiples.ts';

const NOISE = 1e-14;
const INFINITY = verbatim('9e999');

const two =
	(write: (a: Sql, b: Sql) => Sql): Writer =>
	(build, [a = BLANK_NODE, b = BLANK_NODE]) =>
		write(build.number(a), build.number(b));
const one =
	(write: (a: Sql) => Sql): Writer =>
	(build, [a = BLANK_NODE]) =>
		write(build.number(a));

export const numbers: Readonly<Record<string, Writer>> = {
	'+': sum(verbatim('+')),
	'-': sum(verbatim('-')),
	'*': two((a, b) => sql`(${a} * ${b})`),
	'/': two((a, b) => sql`(${a} / ${b})`),
	'^': power,
	neg: one((a) => sql`(- ${a})`),
	'%': one((a) => sql`(${a} / 100.0)`),
	ROUND: rounding((size) => sql`round(${size})`),
	ROUNDUP: rounding((size) => sql`(${whole(size)} + (${whole(size)} < ${size}))`),
	ROUNDDOWN: rounding(whole),
	TRUNC: rounding(whole),
	...multiples,
	INT: (build, [a = BLANK_NODE]) => floorShown(build, build.number(a)),
	ABS: one((a) => sql`abs(${a})`),
	SIGN: one((a) => sql`(sign(${a}) * 1.0)`),
	MOD: modulo,
	POWER: power,
	SQRT: (build, [a = BLANK_NODE]) =>
		build.once([build.number(a)], (x) => sql`CASE WHEN ${x} >= 0 THEN sqrt(${x}) END`),
	// As with power(): a result out of range stops the whole statement.
	EXP: (build, [a = BLANK_NODE]) =>
		build.once(
			[build.number(a)],
			(x) =>
				sql`CASE WHEN ${x} < ${-GREATEST_EXPONENT} THEN 0.0 WHEN ${x} <= ${GREATEST_LOGARITHM} THEN exp(${x}) END`
		),
	LN: (build, [a = BLANK_NODE]) =>
		build.once([build.number(a)], (x) => sql`CASE WHEN ${x} > 0 THEN ln(${x}) END`),
	LOG10: (build, [a = BLANK_NODE]) =>
		build.once([build.number(a)], (x) => sql`CASE WHEN ${x} > 0 THEN log10(${x}) END`),
	MIN: extreme(verbatim('min'), INFINITY),
	MAX: extreme(verbatim('max'), verbatim('-9e999')),
	SUM: (build, args) => total(build, args),
	AVERAGE: (build, args) => sql`(${total(build, args)} / ${filled(build, args)})`,
	COUNT: count,
	LEN: (build, [text = BLANK_NODE]) => sql`(length(${build.text(text)}) * 1.0)`,
	FIND: found
};

/** The whole part of a size; the database's integers end at 9.2e18, where a decimal of 15 digits is whole anyway. */
function whole(size: Sql): Sql {
	return sql`CASE WHEN ${size} < 1e15 THEN CAST(${size} AS INTEGER) * 1.0 ELSE ${size} END`;
}

const floorShown = (build: Build, number: Sql) =>
	build.once(
		[build.once([number], shown)],
		(x) => sql`CASE WHEN abs(${x}) < 1e15 THEN floor(${x}) * 1.0 ELSE ${x} END`
	);

function sum(sign: Sql): Writer {
	return (build, [left = BLANK_NODE, right = BLANK_NODE]) => {
		const a = build.number(left);
		const b = build.number(right);
		if (isExact(left) && isExact(right)) return sql`(${a} ${sign} ${b})`;
		return build.once([a, b], (x, y) => quiet(sql`(${x} ${sign} ${y})`, x));
	};
}

const quiet = (result: Sql, left: Sql) =>
	sql`CASE WHEN abs(${result}) < ${NOISE} * abs(${left}) THEN 0.0 ELSE ${result} END`;

function rounding(cut: (size: Sql) => Sql): Writer {
	return (build, [node = BLANK_NODE, digits]) => {
		const number = build.number(node);
		const places = digits === undefined ? 0 : literal(digits);
		if (places !== null) {
			const factor = sql`1e${Math.abs(places)}`;
			return scaled(build, number, factor, places < 0, cut);
		}
		const power10 = sql`power(10.0, max(-20, min(20, CAST(${build.number(digits ?? BLANK_NODE)} AS INTEGER))))`;
		return scaled(build, number, power10, false, cut);
	};
}

/** By a factor, or for places before the point by its inverse, which is exact. */
function scaled(
	build: Build,
	number: Sql,
	factor: Sql,
	inverse: boolean,
	cut: (size: Sql) => Sql
): Sql {
	const [out, back] = inverse ? [verbatim('/'), verbatim('*')] : [verbatim('*'), verbatim('/')];
	return build.once([number, factor], (x, f) =>
		build.once(
			[shown(sql`abs(${x}) ${out} ${f}`)],
			(size) => sql`((CASE WHEN ${x} < 0 THEN -1.0 ELSE 1.0 END) * (${cut(size)}) ${back} ${f})`
		)
	);
}

function literal(node: Node): number | null {
	if (node.is === 'missing') return 0;
	if (node.is === 'call' && node.name === 'neg' && node.args[0]) {
		const inner = literal(node.args[0]);
		return inner === null ? null : -inner;
	}
	if (node.is !== 'literal' || typeof node.value !== 'number') return null;
	return Math.max(-20, Math.min(20, Math.trunc(node.value)));
}

function modulo(build: Build, [left = BLANK_NODE, right = BLANK_NODE]: readonly Node[]): Sql {
	return build.once([build.number(left), build.number(right)], (a, b) =>
		build.once([timesIn(build, a, b)], (times) =>
			build.once([sql`${a} - ${b} * floor(${times})`], (rest) => quiet(rest, a))
		)
	);
}

// The database's power() stops the whole statement where it has no result, so that none may reach it.
function power(build: Build, [base = BLANK_NODE, exponent = BLANK_NODE]: readonly Node[]): Sql {
	return build.once([build.number(base), build.number(exponent)], (b, e) => {
		const size = sql`${e} * ln(abs(${b}))`;
		return sql`CASE WHEN ${b} IS NULL OR ${e} IS NULL THEN NULL
			WHEN ${b} = 0 THEN CASE WHEN ${e} > 0 THEN 0.0 END
			WHEN ${b} < 0 AND abs(${e}) < 1e15 AND ${e} <> floor(${e}) THEN NULL
			WHEN ${size} > ${GREATEST_EXPONENT} THEN NULL
			WHEN ${size} < ${-GREATEST_EXPONENT} THEN 0.0
			ELSE power(${b}, ${e}) END`;
	});
}

/** Columns that can hold no number are passed over, as blank cells are. */
const numeric = (args: readonly Node[]) => args.filter((node) => !isCell(node) || isNumeric(node));
const isNumeric = (node: Node) =>
	node.is === 'column' &&
	(isAmount(node.field.kind) || ['integer', 'date'].includes(node.field.kind));

function extreme(pick: Sql, beyond: Sql): Writer {
	return (build, args) => {
		const counted = numeric(args);
		if (counted.length === 0) return verbatim('0.0');
		const items = counted.map((node) =>
			isCell(node) ? sql`coalesce(${build.raw(node)}, ${beyond})` : build.number(node)
		);
		const found = sql`${pick}(${beyond}, ${list(items, ', ')})`;
		if (!counted.every(isCell)) return found;
		return sql`coalesce(nullif(${found}, ${beyond}), 0.0)`;
	};
}

function total(build: Build, args: readonly Node[]): Sql {
	const counted = numeric(args);
	return counted.length === 0 ? verbatim('0.0') : sql`(${list(counted.map(build.number), ' + ')})`;
}

function filled(build: Build, args: readonly Node[]): Sql {
	const counted = numeric(args).map((node) =>
		isCell(node) ? sql`(${build.raw(node)} IS NOT NULL)` : verbatim('1')
	);
	return counted.length === 0 ? NULL : sql`(${list(counted, ' + ')})`;
}

function count(build: Build, args: readonly Node[]): Sql {
	const counted = numeric(args).map((node) =>
		isCell(node)
			? sql`(${build.raw(node)} IS NOT NULL)`
			: sql`(${build.blank(node)} = 0 AND ${build.number(node)} IS NOT NULL)`
	);
	return counted.length === 0 ? verbatim('0.0') : sql`((${list(counted, ' + ')}) * 1.0)`;
}

function found(
	build: Build,
	[what = BLANK_NODE, within = BLANK_NODE, start]: readonly Node[]
): Sql {
	const from = start ? build.number(start) : verbatim('1.0');
	return build.once([build.text(what), build.text(within), from], (sought, text, first) =>
		build.once(
			[
				sql`CASE WHEN ${first} >= 1 AND ${first} < length(${text}) + 1
					THEN instr(substr(${text}, CAST(${first} AS INTEGER)), ${sought}) END`
			],
			(at) => sql`CASE WHEN ${at} > 0 THEN ${at} + CAST(${first} AS INTEGER) - 1.0 END`
		)
	);
}
