import { formulaFunction } from '#lib/domain/formulas/index.ts';
import { isAmount, places } from '#lib/domain/model/amount.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { Node } from '../node.ts';
import type { Answers } from '../run.ts';
import { isFormulaError, toSerial } from '../value.ts';
import { askedCases, lookedUp, type Lookup } from './asked.ts';
import { branched } from './branches.ts';
import type { Build } from './build.ts';
import { dayOfSerial, dayOfText, days, FIRST_DAY, serialOfDay } from './days.ts';
import { flags } from './flags.ts';
import { NULL, param, sql, verbatim, type Sql } from './fragment.ts';
import { shown } from './multiples.ts';
import { numbers } from './numbers.ts';
import { numberAsText, textAsNumber, texts } from './texts.ts';
import { stepsOf } from './steps.ts';

/** What a formula stands on in SQL: the expression of each column as it is stored, the day, and the answers. */
export type Ground = {
	readonly columns: Readonly<Record<string, string>>;
	readonly today: string;
	readonly answers: Answers;
	/** Questions that the database answers itself. */
	readonly lookupOf: (node: Node) => Lookup | undefined;
};

type Kind = 'number' | 'text' | 'flag' | 'date';

/** The builder over one ground. Each form first looks into branches, then reads leaves and calls. */
export function builderOn(ground: Ground): Build {
	const steps = stepsOf();
	const build: Build = {
		number: (node) => written(build, node, ground, build.number, NULL, toNumber),
		text: (node) => written(build, node, ground, build.text, NULL, toText),
		flag: (node) => written(build, node, ground, build.flag, NULL, toFlag),
		day: (node) => written(build, node, ground, build.day, NULL, toDay),
		raw: (node) => written(build, node, ground, build.raw, NULL, toRaw),
		result: (node, isDay) =>
			written(
				build,
				node,
				ground,
				(inner) => build.result(inner, isDay),
				NULL,
				(given) => (isDay ? toDayOf(build, given) : toShown(build, given))
			),
		numeral: (node) => written(build, node, ground, build.numeral, NULL, toNumeral),
		comparable: (node, text) =>
			written(
				build,
				node,
				ground,
				(inner) => build.comparable(inner, text),
				NULL,
				(given) => toComparable(given, text)
			),
		blank: (node) => written(build, node, ground, build.blank, verbatim('0'), isBlank),
		error: (node) => written(build, node, ground, build.error, verbatim('1'), isError),
		once: (operands, body) => steps.shallow(body(...operands.map(steps.named))),
		shallow: steps.shallow,
		finished: steps.finished,
		today: verbatim(String(toSerial(ground.today)) + '.0')
	};
	return build;
}

/** A leaf or a call: its SQL, its one kind, whether it may be blank. Amounts are plain, days as they are stored. */
type Given = {
	readonly value: Sql;
	readonly kind: Kind;
	readonly maybe: 'blank' | 'error' | 'sure';
};

/** A node in one form; where that grew too deep it is a step of its own. */
function written(...given: Parameters<typeof form>): Sql {
	const [build] = given;
	return build.shallow(form(...given));
}

function form(
	build: Build,
	node: Node,
	ground: Ground,
	again: (node: Node) => Sql,
	failed: Sql,
	as: (given: Given, build: Build) => Sql
): Sql {
	if (node.is === 'call') {
		const branches = branched(build, node, again, failed);
		if (branches) return branches;
		return as(calledBy(build, node), build);
	}
	if (node.is === 'failure') return failed;
	if (node.is === 'missing') return as({ value: NULL, kind: 'number', maybe: 'blank' }, build);
	if (node.is === 'literal') return as(literal(node.value), build);
	if (node.is === 'column')
		return as(column(node.field, verbatim(ground.columns[node.name] ?? 'NULL')), build);
	const lookup = ground.lookupOf(node);
	if (lookup) {
		const kind = formulaFunction(node.name)?.gives ?? 'text';
		const found = (value: Sql) => as({ value, kind, maybe: 'blank' }, build);
		return lookedUp(build, node, lookup, ground.today, found, failed);
	}
	const answer = (value: FormulaValue) =>
		isFormulaError(value) ? failed : as(literal(value), build);
	return askedCases(build, node, ground.answers, answer, failed);
}

function calledBy(build: Build, { name, args }: Extract<Node, { is: 'call' }>): Given {
	for (const [kind, writers] of [
		['flag', flags],
		['text', texts]
	] as const) {
		const write = writers[name];
		if (write) return { value: write(build, args), kind, maybe: 'error' };
	}
	if (name === 'VALUE' && args[0]) {
		return { value: build.numeral(args[0]), kind: 'number', maybe: 'error' };
	}
	const write = numbers[name] ?? days[name];
	return { value: write ? write(build, args) : NULL, kind: 'number', maybe: 'error' };
}

function literal(value: FormulaValue): Given {
	if (value === null) return { value: NULL, kind: 'number', maybe: 'blank' };
	if (typeof value === 'boolean')
		return { value: verbatim(value ? '1' : '0'), kind: 'flag', maybe: 'sure' };
	return {
		value: param(value),
		kind: typeof value === 'number' ? 'number' : 'text',
		maybe: 'sure'
	};
}

function column(field: StoredField, text: Sql): Given {
	const maybe = field.required ? 'sure' : 'blank';
	const { kind } = field;
	if (isAmount(kind)) return { value: sql`(${text} / 1e${places[kind]})`, kind: 'number', maybe };
	if (kind === 'integer') return { value: sql`(${text} * 1.0)`, kind: 'number', maybe };
	if (kind === 'date' || kind === 'flag') return { value: text, kind, maybe };
	return { value: text, kind: 'text', maybe };
}

/** Blanks as `none`; for a call NULL is an error and stays. */
const filled = ({ value, maybe }: Given, form: (value: Sql) => Sql, none: Sql): Sql => {
	if (maybe !== 'blank') return form(value);
	return value === NULL
		? none
		: sql`CASE WHEN ${value} IS NULL THEN ${none} ELSE ${form(value)} END`;
};
const ZERO = verbatim('0.0');

function toNumber(given: Given, build: Build): Sql {
	const { value, kind, maybe } = given;
	if (kind === 'number' && maybe === 'blank' && value !== NULL) return sql`coalesce(${value}, 0.0)`;
	if (kind === 'number') return filled(given, (number) => number, ZERO);
	if (kind === 'date') return filled(given, serialOfDay, ZERO);
	if (kind === 'flag') return filled(given, (flag) => sql`(${flag} * 1.0)`, ZERO);
	return filled(given, (text) => build.once([sql`trim(${text})`], textAsNumber), ZERO);
}

function toText(given: Given, build: Build): Sql {
	const asText = (number: Sql) => build.once([number], numberAsText);
	const forms: Readonly<Record<Kind, (value: Sql) => Sql>> = {
		text: (text) => text,
		number: asText,
		date: (day) => asText(serialOfDay(day)),
		flag: (flag) => sql`CASE ${flag} WHEN 1 THEN 'TRUE' WHEN 0 THEN 'FALSE' END`
	};
	return filled(given, forms[given.kind], verbatim("''"));
}

function toFlag(given: Given): Sql {
	const forms: Readonly<Record<Kind, (value: Sql) => Sql>> = {
		flag: (flag) => flag,
		number: (number) => sql`(${number} <> 0)`,
		date: (day) => sql`(${serialOfDay(day)} <> 0)`,
		text: (text) => sql`CASE upper(${text}) WHEN 'TRUE' THEN 1 WHEN 'FALSE' THEN 0 END`
	};
	return filled(given, forms[given.kind], verbatim('0'));
}

function toDay(given: Given, build: Build): Sql {
	if (given.kind !== 'text') return build.once([toNumber(given, build)], dayOfSerial);
	const read = (text: Sql) => build.once([textAsNumber(text)], (serial) => dayOfText(text, serial));
	return filled(given, (text) => build.once([sql`trim(${text})`], read), FIRST_DAY);
}

const toRaw = ({ value, kind }: Given) => (kind === 'date' ? serialOfDay(value) : value);
const toNumeral = (given: Given, build: Build) =>
	given.kind === 'flag' ? NULL : toNumber(given, build);

// What is stored is a decimal already; what was computed may be a hair beside it.
function toShown(build: Build, given: Given): Sql {
	const computed = given.kind === 'number' && given.maybe === 'error';
	return computed ? build.once([given.value], shown) : toRaw(given);
}

function toDayOf(build: Build, { value, kind }: Given): Sql {
	return kind === 'number' && value !== NULL ? build.once([value], dayOfSerial) : value;
}

function toComparable({ value, kind }: Given, text: (text: Sql) => Sql): Sql {
	if (kind === 'text') return text(value);
	if (kind === 'flag') return sql`CASE ${value} WHEN 1 THEN x'01' WHEN 0 THEN x'00' END`;
	return kind === 'date' ? serialOfDay(value) : value;
}

const isBlank = ({ value, maybe }: Given) =>
	maybe === 'blank' ? sql`(${value} IS NULL)` : verbatim('0');
const isError = ({ value, maybe }: Given) =>
	maybe === 'error' ? sql`(${value} IS NULL)` : verbatim('0');
