import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Journal = { readonly entries: readonly { readonly tag: string; readonly when: number }[] };

const folder = 'drizzle/migrations';
const { entries } = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as Journal;

test('each migration is later than the one before: an older one would be left out in silence', () => {
	const times = entries.map(({ when }) => when);
	expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test('every file is in the journal, in its order', () => {
	const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
	expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.sort());
});
