import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { described } from '#lib/domain/access/grants.ts';
import { roleKeys } from '#lib/domain/access/roles.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { findings } from '#lib/domain/jobs/finding.ts';
import { jobNames } from '#lib/domain/jobs/index.ts';
import { notices } from '#lib/domain/notices/notice.ts';
import { problems } from '#lib/domain/problems.ts';
import { stored } from '#lib/domain/registry.ts';
import { reports } from '#lib/domain/reports/index.ts';

type Message = string | readonly { readonly match: Readonly<Record<string, string>> }[];
type Catalogue = Readonly<Record<string, Message>>;

const languages = ['en', 'de', 'pl', 'tr'] as const;
const english = read('en');

const areas = new Set(Object.values(stored).map(({ area }) => area));
const wanted = [
	...Object.values(stored).flatMap(({ name, fields }) => [
		name,
		`${name}.*`,
		...Object.entries(fields).flatMap(([field, definition]) =>
			keysOf(`${name}.${field}`, definition)
		)
	]),
	...Object.values(reports).flatMap(({ name, parameters, columns }) => [
		`${name}.*`,
		...Object.keys({ ...parameters, ...columns }).map((field) => `${name}.${field}`)
	]),
	...[...areas].map((area) => `area.${area}`),
	...Object.keys(problems).map((code) => `problem.${code}`),
	...jobNames.flatMap((name) => [`job.${name}`, `job.${name}.about`, `job.${name}.result`]),
	...Object.keys(findings).map((code) => `job.finding.${code}`),
	...Object.keys(notices).map((code) => `notice.${code}`),
	...described.map(({ text }) => text),
	...described.flatMap(({ name, rows }) => (rows ? `settings.verb.${name.split('.').at(-1)}` : [])),
	...roleKeys.map((key) => `role.key.${key}`)
];

test.each(languages)(
	'%s has a text for every entity, field, choice, problem and right',
	(language) => {
		const catalogue = read(language);
		expect([...new Set(wanted)].filter((key) => !textsOf(catalogue[key]).every(isText))).toEqual(
			[]
		);
	}
);

test.each(languages)(
	'%s has the texts of English, no more, with the same parameters',
	(language) => {
		const catalogue = read(language);
		expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
		const differing = Object.keys(english).filter(
			(key) => paramsOf(catalogue[key]) !== paramsOf(english[key])
		);
		expect(differing).toEqual([]);
	}
);

test.each(languages)(
	'%s says of a problem, and of what a job finds, what the parameters tell',
	(language) => {
		const catalogue = read(language);
		const told = [
			...Object.entries(problems).map(([code, params]) => [`problem.${code}`, params] as const),
			...Object.entries(findings).map(([code, params]) => [`job.finding.${code}`, params] as const)
		];
		const differing = told.filter(
			([key, params]) => paramsOf(catalogue[key]) !== [...params].sort().join(' ')
		);
		expect(differing.map(([key]) => key)).toEqual([]);
	}
);

function read(language: string): Catalogue {
	return JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')) as Catalogue;
}

function keysOf(key: string, field: Field): readonly string[] {
	return [
		key,
		...(field.kind === 'choice' ? field.choices.map((choice) => `${key}.${choice}`) : [])
	];
}

/** A message is one text, or one for each plural form. */
function textsOf(message: Message | undefined): readonly string[] {
	if (message === undefined) return [''];
	if (typeof message === 'string') return [message];
	return message.flatMap(({ match }) => Object.values(match));
}

const isText = (text: string) => text.trim() !== '';

/** Over all plural forms together, since "one row" need not show the number. */
function paramsOf(message: Message | undefined): string {
	const names = textsOf(message).flatMap((text) =>
		[...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
	);
	return [...new Set(names)].sort().join(' ');
}
