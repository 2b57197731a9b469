import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documents } from '#lib/domain/documents/index.ts';
import { entities } from '#lib/domain/entities/index.ts';
import { formulaFunctions } from '#lib/domain/formulas/index.ts';
import { reports } from '#lib/domain/reports/index.ts';
import { rules } from '#lib/domain/rules/index.ts';
import { jobs } from '#lib/server/jobs/index.ts';

/** Each folder of lib/, what its registry holds, and the files of it that are no entry. */
const registries: [folder: string, held: readonly unknown[], besides: readonly string[]][] = [
	['domain/entities', Object.values(entities), []],
	['domain/documents', Object.values(documents), []],
	['domain/rules', rules, ['run.ts']],
	['domain/reports', Object.values(reports), ['report.ts']],
	['domain/formulas', Object.values(formulaFunctions), ['formula-function.ts']],
	['server/jobs', Object.values(jobs), ['job.ts', 'run.ts', 'scheduled.ts']]
];

test.each(registries)('every file of %s is in its registry', async (folder, held, besides) => {
	const root = `src/lib/${folder}`;
	const files = readdirSync(root).filter((file) => !['index.ts', ...besides].includes(file));
	const exported = await Promise.all(files.map((file) => exportsOf(`../../${root}/${file}`)));
	const missing = files.filter(
		(_, index) => !exported[index]?.some((value) => held.includes(value))
	);
	expect(missing).toEqual([]);
	const known = new Set(exported.flat());
	expect(held.filter((value) => !known.has(value))).toEqual([]);
});

test('an entity stands in the file and under the key of its name', () => {
	const files = Object.entries(entities).map(([key, { name }]) => [key, name, `${kebab(name)}.ts`]);
	const present = new Set(readdirSync('src/lib/domain/entities'));
	expect(files.filter(([key, name, file = '']) => key !== name || !present.has(file))).toEqual([]);
});

/** The values that a file exports, and those in the lists that it exports. */
async function exportsOf(path: string): Promise<readonly unknown[]> {
	const module = (await import(path)) as Readonly<Record<string, unknown>>;
	return Object.values(module).flatMap((value): unknown[] =>
		Array.isArray(value) ? value : [value]
	);
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
