import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { documents } from '#lib/domain/documents/index.ts';
import { stored } from '#lib/domain/registry.ts';
import { createApiToken } from '#lib/server/auth/api-token.ts';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import { createDemoUsers } from '#lib/server/auth/first-users.ts';
import { startSession } from '#lib/server/auth/session.ts';
import { writeAuth } from '#lib/server/auth/session-store.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { answer } from '#lib/server/trpc/endpoint.ts';
import { appRouter } from '#lib/server/trpc/router.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

/**
 * What each procedure asks for, said a second time. An empty list is any signed-in user; `{}` stands for the entity.
 * A procedure that is not listed here fails the test.
 */
const ENTITY: Readonly<Record<string, readonly string[]>> = {
	list: ['{}.read'],
	rows: ['{}.read'],
	position: ['{}.read'],
	save: ['{}.write', '{}.read'],
	remove: ['{}.write', '{}.read'],
	totals: ['{}.read'],
	distinct: ['{}.read'],
	lookup: ['{}.read'],
	named: ['{}.read'],
	previewBulk: ['{}.write', '{}.read'],
	applyBulk: ['{}.write', '{}.read'],
	find: ['{}.read'],
	previewReplace: ['{}.write', '{}.read'],
	replace: ['{}.write', '{}.read'],
	columns: ['{}.read'],
	saveColumn: ['{}.read'],
	removeColumn: ['{}.read'],
	tryFormula: ['{}.read']
};
const OTHERS: Readonly<Record<string, readonly string[]>> = {
	'counting.post': [
		'adjustment.post',
		'adjustment.read',
		'adjustment.write',
		'adjustmentLine.read',
		'adjustmentLine.write',
		'stockRecord.read'
	],
	'history.row': ['history.read'],
	'history.table': ['history.read'],
	'history.operation': ['history.read'],
	'history.steps': [],
	'history.undo': [],
	'imports.describe': ['import.run'],
	'imports.read': ['import.run'],
	'imports.check': ['import.run'],
	'imports.progress': ['import.run'],
	'imports.lines': ['import.run'],
	'imports.correct': ['import.run'],
	'imports.skip': ['import.run'],
	'imports.commit': ['import.run'],
	'imports.cancel': ['import.run'],
	'jobs.list': [],
	'jobs.runs': [],
	'jobs.run': [],
	'jobs.schedule': ['settings.write'],
	'live.look': [],
	'moving.post': [
		'transfer.post',
		'stockRecord.read',
		'transfer.read',
		'transfer.write',
		'transferLine.read',
		'transferLine.write'
	],
	'notices.list': [],
	'notices.read': [],
	'offers.partner': ['partner.read', 'address.read', 'contact.read'],
	'offers.processor': ['employee.read'],
	'offers.vat': ['vatCode.read'],
	'offers.salesPrice': [
		'customerPrice.read',
		'groupPrice.read',
		'articlePrice.read',
		'article.read'
	],
	'offers.purchasePrice': [
		'supplierArticle.read',
		'supplierPrice.read',
		'article.read',
		'costs.read'
	],
	'preferences.get': [],
	'preferences.set': [],
	'purchasing.order': [
		'purchaseOrder.write',
		'purchaseOrder.read',
		'purchaseOrderLine.write',
		'purchaseOrderLine.read',
		'demandLine.read'
	],
	'purchasing.sendBack': [
		'purchaseReturn.write',
		'purchaseReturn.read',
		'purchaseReturnLine.write',
		'purchaseReturnLine.read',
		'goodsReceipt.read',
		'goodsReceiptLine.read'
	],
	'purchasing.receive': [
		'goodsReceipt.write',
		'goodsReceipt.read',
		'goodsReceiptLine.write',
		'goodsReceiptLine.read',
		'purchaseOrder.read',
		'purchaseOrderLine.read'
	],
	'records.find': [],
	'records.named': [],
	'roles.matrix': ['role.read'],
	'roles.setGrant': ['roleGrant.write', 'roleGrant.read', 'role.read'],
	'roles.create': ['role.write', 'role.read'],
	'roles.rename': ['role.write', 'role.read'],
	'roles.clone': ['roleGrant.write', 'roleGrant.read', 'role.write', 'role.read'],
	'reports.grossProfit': ['grossProfit.read'],
	'reports.projectedStock': ['projectedStock.read'],
	'reports.stockValue': ['stockValue.read'],
	'sales.takeBack': [
		'salesReturn.write',
		'salesReturn.read',
		'salesReturnLine.write',
		'salesReturnLine.read',
		'deliveryNote.read',
		'deliveryNoteLine.read'
	],
	'sales.deliver': [
		'deliveryNote.write',
		'deliveryNote.read',
		'deliveryNoteLine.write',
		'deliveryNoteLine.read',
		'salesOrder.read',
		'salesOrderLine.read'
	],
	'sales.order': [
		'salesOrder.write',
		'salesOrder.read',
		'salesOrderLine.write',
		'salesOrderLine.read',
		'quote.read',
		'quoteLine.read'
	],
	'session.me': [],
	'session.setLanguage': [],
	'session.changePassword': [],
	'session.sessions': [],
	'session.endSession': [],
	'sheets.list': [],
	'sheets.read': [],
	'sheets.save': [],
	'sheets.remove': [],
	'sheets.restore': [],
	'sheets.answers': [],
	'stock.card': ['stockMove.read'],
	'stock.tracked': ['stockMove.read'],
	'stock.proposal': [],
	'tokens.list': ['tokens.own'],
	'tokens.create': ['tokens.own'],
	'tokens.revoke': ['tokens.own'],
	'users.setPassword': ['user.write', 'user.read'],
	'views.list': [],
	'views.save': [],
	'views.remove': []
};
/** Not for API tokens, whatever their scopes. */
const IN_PERSON = new Set([
	'session.setLanguage',
	'session.changePassword',
	'session.sessions',
	'session.endSession',
	'tokens.create',
	'tokens.revoke',
	'users.setPassword'
]);

type Meta = { readonly grant: string | null };
type Procedure = { readonly _def: { readonly type: string; readonly meta?: Meta } };
const procedures = Object.entries(
	appRouter._def.procedures as unknown as Readonly<Record<string, Procedure>>
);

function needed(path: string): readonly string[] | undefined {
	const [first, rows = '', verb = ''] = path.split('.');
	if (first === 'documents') {
		return documents[rows]?.actions[verb] && [`${rows}.${verb}`, `${rows}.read`];
	}
	if (first === 'jobs' && rows === 'start') return [`job.${verb}`];
	if (first !== 'entities') return OTHERS[path];
	return rows in stored ? ENTITY[verb]?.map((grant) => grant.replace('{}', rows)) : undefined;
}
/** Nobody can be given the right to write a ledger. */
const nobodys = new Set(
	Object.values(stored).flatMap(({ name, appended }) => (appended ? [`${name}.write`] : []))
);

describe('the table of expectations', () => {
	test('names every procedure there is, and none that is gone', () => {
		expect(procedures.map(([path]) => path).filter((path) => !needed(path))).toEqual([]);
		const paths = procedures.map(([path]) => path);
		expect(Object.keys(OTHERS).filter((path) => !paths.includes(path))).toEqual([]);
		expect(procedures.length).toBeGreaterThan(Object.keys(stored).length * 3);
		const actions = Object.values(documents).flatMap(({ name, actions }) =>
			Object.keys(actions).map((action) => `documents.${name}.${action}`)
		);
		expect(paths).toEqual(expect.arrayContaining(actions));
	});

	test('knows which rights nobody can be given', () => {
		expect(nobodys).toEqual(
			new Set([
				...['demandLine.write', 'reservationEntry.write'],
				...['stockMove.write', 'stockRevaluation.write']
			])
		);
		expect(grants.filter((grant) => nobodys.has(grant))).toEqual([]);
	});

	test('agrees with what the procedures say themselves, and every grant exists', () => {
		for (const [path, { _def }] of procedures) {
			const asked = needed(path) ?? [];
			expect(_def.meta?.grant ?? null, path).toBe(asked[0] ?? null);
			expect(
				asked.filter((grant) => !grants.includes(grant) && !nobodys.has(grant)),
				path
			).toEqual([]);
		}
	});
});

type Caller = {
	readonly headers: Record<string, string>;
	readonly holds: ReadonlySet<string> | null;
};

const DAY = 86_400_000;
const logins = ['admin', 'manager', 'staff', 'clerk'] as const;
const callers = [
	'nobody',
	'an expired session',
	'a disabled user',
	...logins,
	'a token with every scope',
	'a token with one scope',
	'a token that may change and not see',
	'an expired token',
	'a token of a disabled user',
	'a token beside a cookie'
] as const;
const ONE_SCOPE = 'article.read';

let world: World;
const known = new Map<string, Caller>();

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	await createDemoUsers(world.db);
	await introduce();
});
afterAll(() => world.close());

async function introduce() {
	const ids = new Map<string, string>();
	const users = await world.db.all<{ id: string; login: string }>(sql`select id, login from user`);
	for (const { id, login } of users) ids.set(login, id);
	for (const login of logins) known.set(login, await bySession(String(ids.get(login))));
	const root = String(ids.get('admin'));
	known.set('nobody', { headers: {}, holds: null });
	known.set('a token with every scope', await byToken(root, grants));
	known.set('a token with one scope', await byToken(root, [ONE_SCOPE]));
	const blind = grants.filter((grant) => !grant.endsWith('.read'));
	known.set('a token that may change and not see', await byToken(root, blind));
	const { headers } = await byToken(root, grants);
	known.set('a token beside a cookie', {
		headers: { ...headers, ...known.get('admin')?.headers },
		holds: null
	});
	const longAgo = Date.now() - 40 * DAY;
	vi.useFakeTimers({ toFake: ['Date'], now: longAgo });
	known.set('an expired session', { ...(await bySession(root)), holds: null });
	known.set('an expired token', { ...(await byToken(root, grants)), holds: null });
	vi.useRealTimers();
	await disableOne();
}

async function disableOne() {
	const id = newId();
	await writeAuth(world.db, async (tx) => {
		await tx.run(sql`insert into user (id, version, login, name, language, active)
			values (${id}, 1, 'gone', 'Gone', 'en', 1)`);
		await tx.run(sql`insert into userRole (id, version, user, role)
			select ${newId()}, 1, ${id}, id from role where key = 'administrator'`);
	});
	known.set('a disabled user', { ...(await bySession(id)), holds: null });
	known.set('a token of a disabled user', { ...(await byToken(id, grants)), holds: null });
	await writeAuth(world.db, (tx) => tx.run(sql`update user set active = 0 where id = ${id}`));
}

async function bySession(user: string): Promise<Caller> {
	const { name, value } = await startSession(world.db, user, { secure: false, agent: 'test' });
	const headers = { cookie: `${name}=${value}` };
	const who = await authenticate(world.db, new Request('http://localhost', { headers }), false);
	return { headers, holds: who?.actor.grants ?? new Set() };
}

async function byToken(user: string, scopes: readonly string[]): Promise<Caller> {
	const token = { id: newId(), user, name: 'test', scopes, expiresAt: Date.now() + DAY };
	const secret = await createApiToken(world.db, token);
	return { headers: { authorization: `Bearer ${secret}` }, holds: new Set(scopes) };
}

async function call(path: string, type: string, { headers }: Caller): Promise<number> {
	const post = type === 'mutation';
	const request = new Request(`http://localhost/api/trpc/${path}${post ? '' : '?input={}'}`, {
		method: post ? 'POST' : 'GET',
		headers: { ...headers, ...(post ? { 'content-type': 'application/json' } : {}) },
		...(post ? { body: '{}' } : {})
	});
	const signedIn = await authenticate(world.db, request, false);
	return (await answer(request, { db: world.db, signedIn, requestId: 'test' })).status;
}

function expected(path: string, name: string, { holds }: Caller): 401 | 403 | 'let in' {
	if (holds === null) return 401;
	const held = (needed(path) ?? ['none']).every((grant) => holds.has(grant));
	const refused = !held || (name.startsWith('a token') && IN_PERSON.has(path));
	return refused ? 403 : 'let in';
}

/** How many rows every table has; a changed row leaves one more in `change`. */
async function trace(): Promise<string> {
	const tables = await world.db.all<{ name: string }>(
		sql`select name from sqlite_master where type = 'table' and name not like 'sqlite%'`
	);
	const counts = tables
		.filter(({ name }) => name !== 'session')
		.map(({ name }) => `select '${name}' as name, count(*) as rows from "${name}"`);
	return JSON.stringify(await world.db.all(sql.raw(counts.join(' union all '))));
}

describe('every procedure', () => {
	test.each(callers)('for %s', async (name) => {
		const caller = known.get(name);
		if (!caller) throw new Error(name);
		const before = await trace();
		const wrong: string[] = [];
		for (const [path, { _def }] of procedures) {
			const status = await call(path, _def.type, caller);
			const want = expected(path, name, caller);
			const got = status === 401 || status === 403 ? status : 'let in';
			if (got !== want || status >= 500) wrong.push(`${path}: ${status}, expected ${want}`);
		}
		expect(wrong).toEqual([]);
		expect(await trace()).toBe(before);
	});
});
