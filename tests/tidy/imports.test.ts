import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sources } from './sources.ts';

/**
 * Who may import whom. A room is a folder of src; the longest name that fits a file is its room. Packages are named
 * as they are; `type` in front allows types alone.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
	'lib/domain': ['lib/domain'],
	'lib/domain/model/read-cell.ts': ['lib/domain', 'zod'],
	'lib/formulas': ['lib/formulas', 'lib/domain', '@borgar/fx', 'hyperformula'],
	'lib/server': ['lib/server', 'lib/domain', 'pino', 'lib/paraglide'],
	'lib/server/db': [
		'lib/server/db',
		'lib/server/refused.ts',
		'lib/domain',
		'drizzle-orm',
		'@libsql/client',
		'libsql'
	],
	'lib/server/store': [
		'lib/server/store',
		'lib/server/db',
		'lib/server/refused.ts',
		'lib/domain',
		'drizzle-orm'
	],
	'lib/server/formulas': [
		'lib/server/formulas',
		'lib/server/db/transaction.ts',
		'lib/domain',
		'lib/formulas'
	],
	'lib/server/live': [
		'lib/server/live',
		'lib/server/store',
		'lib/server/db',
		'lib/server/log.ts',
		'lib/domain'
	],
	'lib/server/writing': [
		'lib/server/writing',
		'lib/server/store',
		'lib/server/db',
		'lib/server/queries',
		'lib/server/formulas',
		'lib/server/live/hub.ts',
		'lib/server/refused.ts',
		'lib/server/new-id.ts',
		'lib/domain',
		'lib/formulas',
		'drizzle-orm'
	],
	'lib/server/commands': [
		'lib/server/store',
		'lib/server/writing',
		'lib/server/db/transaction.ts',
		'lib/server/imports',
		'lib/server/finding',
		'lib/server/refused.ts',
		'lib/server/new-id.ts',
		'lib/server/log.ts',
		'lib/server/queries/facts.ts',
		'lib/domain',
		'lib/formulas'
	],
	'lib/server/queries': [
		'lib/server/queries',
		'lib/server/store',
		'lib/server/db',
		'lib/server/writing',
		'lib/server/formulas',
		'lib/server/refused.ts',
		'lib/domain',
		'lib/formulas',
		'drizzle-orm'
	],
	'lib/server/reports': [
		'lib/server/reports',
		'lib/server/queries/list-page.ts',
		'lib/server/store',
		'lib/server/refused.ts',
		'lib/domain'
	],
	'lib/server/exports': [
		'lib/server/exports',
		'lib/server/queries',
		'lib/server/reports',
		'lib/server/store',
		'lib/server/db',
		'lib/server/refused.ts',
		'lib/server/texts.ts',
		'lib/domain',
		'csv-stringify',
		'hucre'
	],
	'lib/server/imports': [
		'lib/server/imports',
		'lib/server/exports/csv.ts',
		'lib/server/writing',
		'lib/server/store',
		'lib/server/db',
		'lib/server/queries',
		'lib/server/refused.ts',
		'lib/server/new-id.ts',
		'lib/server/texts.ts',
		'lib/server/log.ts',
		'lib/domain',
		'csv-parse',
		'csv-stringify',
		'hucre',
		'iconv-lite',
		'zod'
	],
	'lib/server/finding': [
		'lib/server/finding',
		'lib/server/queries',
		'lib/server/writing',
		'lib/server/store',
		'lib/server/db',
		'lib/server/refused.ts',
		'lib/server/texts.ts',
		'lib/domain',
		'drizzle-orm'
	],
	'lib/server/jobs': [
		'lib/server/jobs',
		'lib/server/commands',
		'lib/server/store',
		'lib/server/db',
		'lib/server/refused.ts',
		'lib/server/new-id.ts',
		'lib/server/log.ts',
		'lib/domain'
	],
	'lib/server/auth': ['lib/server', 'lib/domain', 'drizzle-orm', '@node-rs/argon2'],
	'lib/server/auth/lucia.ts': ['lib/server', 'lib/domain', 'lucia'],
	'lib/server/cli': ['lib/server', 'lib/domain', 'zod', '@trpc/client'],
	'lib/server/setup': ['lib/server', 'lib/domain', 'drizzle-orm'],
	'lib/server/trpc': [
		'lib/server/trpc',
		'lib/server/commands',
		'lib/server/queries',
		'lib/server/reports',
		'lib/server/store',
		'lib/server/imports',
		'lib/server/finding',
		'lib/server/exports',
		'lib/server/jobs',
		'lib/server/auth',
		'lib/server/live',
		'lib/server/db/client.ts',
		'lib/server/db/transaction.ts',
		'lib/server/refused.ts',
		'lib/server/log.ts',
		'lib/server/app.ts',
		'lib/server/new-id.ts',
		'lib/domain',
		'@trpc/server',
		'zod'
	],
	'lib/ui': ['lib/ui', 'lib/paraglide', 'svelte', 'bits-ui', '$app', 'messages', 'type lib/domain'],
	'lib/client': [
		'lib/client',
		'lib/domain',
		'lib/paraglide',
		'@trpc/client',
		'svelte',
		'type lib/server'
	],
	'lib/grids': [
		'lib/grids',
		'lib/ui',
		'lib/client',
		'lib/domain',
		'lib/formulas',
		'lib/paraglide',
		'svelte',
		'bits-ui',
		'$app',
		'ag-grid-community',
		'@ag-grid-community/locale',
		'@trpc/client',
		'type lib/server'
	],
	// Runs beside the page.
	'lib/grids/formulas/engine-worker.ts': ['lib/formulas', 'hyperformula'],
	'lib/grids/formulas/sheet-worker.ts': ['lib/formulas', 'hyperformula'],
	routes: [
		'routes',
		'app.css',
		'lib/ui',
		'lib/grids',
		'lib/client',
		'lib/domain',
		'lib/paraglide',
		'lib/server/trpc',
		'lib/server/auth',
		'lib/server/exports',
		'lib/server/imports',
		'lib/server/live',
		'lib/server/app.ts',
		'lib/server/refused.ts',
		'lib/server/texts.ts',
		'svelte',
		'@sveltejs/kit',
		'@trpc/client',
		'bits-ui',
		'$app',
		'type lib/server'
	],
	params: ['lib/domain', '@sveltejs/kit'],
	'hooks.ts': ['lib/client', '@sveltejs/kit'],
	'hooks.server.ts': ['lib/server', 'lib/ui', 'lib/paraglide', '@sveltejs/kit', '$app'],
	'thread.d.ts': [],
	'app.d.ts': ['type lib/server', 'type lib/domain']
};

const STATEMENT =
	/(?:^|\n)\s*(?:import|export)\s(type\s)?[^'"`;]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/g;

type Import = { readonly to: string; readonly types: boolean };

const files = sources('src', 'ts', 'js', 'svelte').map(({ path, text }) => ({
	path: path.replace(/^src\//, ''),
	imports: importsOf(path.replace(/^src\//, ''), text)
}));

function importsOf(path: string, text: string): readonly Import[] {
	return [...text.matchAll(STATEMENT)].map(([whole, type, from, bare, dynamic]) => {
		const names = /\{([^}]*)\}/.exec(whole)?.[1] ?? '';
		const listed = names.split(',').filter((name) => name.trim() !== '');
		const types =
			type !== undefined || (listed.length > 0 && listed.every((name) => /^\s*type\s/.test(name)));
		return { to: resolved(path, from ?? bare ?? dynamic ?? ''), types };
	});
}

function resolved(path: string, target: string): string {
	const plain = target.replace(/\?(raw|thread)$/, '');
	if (plain.startsWith('#lib/')) return plain.replace('#', '');
	if (!plain.startsWith('.')) return plain;
	return posix.join(posix.dirname(path), plain);
}

const inside = (path: string, room: string) => path === room || path.startsWith(`${room}/`);

function roomOf(path: string): string | undefined {
	return Object.keys(rooms)
		.filter((room) => inside(path, room))
		.sort((a, b) => b.length - a.length)[0];
}

const allowed = (room: string, { to, types }: Import): boolean =>
	to.startsWith('node:') ||
	to.startsWith('./$types') ||
	to.includes('/$types') ||
	to.startsWith('../messages') ||
	(rooms[room] ?? []).some((rule) =>
		rule.startsWith('type ') ? types && inside(to, rule.slice('type '.length)) : inside(to, rule)
	);

test('every file stands in a room', () => {
	expect(files.filter(({ path }) => !roomOf(path)).map(({ path }) => path)).toEqual([]);
});

describe('nobody imports what his room may not', () => {
	test.each(Object.keys(rooms))('%s', (room) => {
		const wrong = files
			.filter(({ path }) => roomOf(path) === room)
			.flatMap(({ path, imports }) =>
				imports.filter((one) => !allowed(room, one)).map(({ to }) => `${path} imports ${to}`)
			);
		expect(wrong).toEqual([]);
	});
});

test('no file imports itself through others', () => {
	const graph = new Map(
		files.map(({ path, imports }) => [
			path,
			imports.filter(({ types }) => !types).map(({ to }) => to)
		])
	);
	expect(cycles(graph)).toEqual([]);
});

function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
	const done = new Set<string>();
	const found: string[] = [];
	const visit = (path: string, trail: readonly string[]) => {
		const at = trail.indexOf(path);
		if (at >= 0) found.push([...trail.slice(at), path].join(' → '));
		if (at >= 0 || done.has(path)) return;
		for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
		done.add(path);
	};
	for (const path of graph.keys()) visit(path, []);
	return found;
}

test('the clock, chance and the console stay out of the domain', () => {
	const wrong = sources('src/lib/domain', 'ts').filter(({ text }) =>
		/Date\.now|new Date\(\)|Math\.random|\bcrypto\.|\bfetch\(|\bconsole\./.test(text)
	);
	expect(wrong.map(({ path }) => path)).toEqual([]);
});
