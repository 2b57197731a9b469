import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
	ImportFile,
	ImportPlan,
	ImportProgress,
	Reading
} from '#lib/domain/imports/import.ts';
import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import { startImport } from '#lib/server/imports/describe.ts';
import type { Raw, SourceFile } from '#lib/server/imports/source.ts';
import { actor, type Who, type World } from '../../support/world.ts';

export const fixture = (name: string) => `tests/fixtures/northwind-dirty/${name}`;

/** A text file on disk, with the reading that says how it is to be taken apart. */
export function sourceOf(
	content: string | Buffer,
	reading: Partial<Reading> = {},
	format: 'csv' | 'xlsx' = 'csv'
): SourceFile {
	const path = join(mkdtempSync(join(tmpdir(), 'kontor-source-')), 'file');
	writeFileSync(path, content);
	const usual = { encoding: 'utf-8', delimiter: ',', sheet: '', header: 1 } as const;
	return { path, format, size: content.length, reading: { ...usual, ...reading } };
}

export async function rowsOf(source: AsyncIterable<{ line: number; cells: readonly Raw[] }>) {
	const rows: { line: number; cells: readonly Raw[] }[] = [];
	for await (const row of source) rows.push(row);
	return rows;
}

export async function send(
	world: World,
	entity: string,
	content: string | Buffer,
	{ who = 'administrator', locale = 'en' }: { who?: Who; locale?: string } = {}
): Promise<ImportFile> {
	async function* body() {
		const bytes = Buffer.from(content);
		for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
	}
	const context = { db: world.db, actor: actor(who) };
	return startImport(context, known(stored[entity], entity), {
		name: 'file.csv',
		locale,
		body: body()
	});
}

export const sendFixture = async (world: World, entity: string, name: string) =>
	send(world, entity, await readFile(fixture(name)));

export async function settled(world: World, id: string, who: Who = 'administrator') {
	for (;;) {
		const progress: ImportProgress = await world.api(who).imports.progress({ id });
		if (progress.phase !== 'checking' && progress.phase !== 'writing') return progress;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

export async function checked(world: World, id: string, plan: ImportPlan, who?: Who) {
	await world.api(who).imports.check({ id, plan });
	return settled(world, id, who);
}
