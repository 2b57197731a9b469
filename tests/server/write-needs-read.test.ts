import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { codesOf } from '../support/entity-api.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { startImport } from '#lib/server/imports/describe.ts';
import { entities } from '#lib/domain/entities/index.ts';
import { newId } from '../support/make.ts';
import { actor, makeWorld, type World } from '../support/world.ts';

/** Every right there is but to see articles. */
const blind = grants.filter((grant) => grant !== 'article.read');
const SECRET = 'Nobody knows';

let world: World;
let article: string;
let operation: string;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { options } = await world.api().entities.unit.lookup({ search: 'PCS' });
	article = newId();
	operation = newId();
	const patch = { number: 'S-1', name: SECRET, unit: options[0]?.id ?? '' };
	const changes = [{ id: article, version: 0, patch }];
	await world.api().entities.article.save({ operation, changes });
});
afterAll(() => world.close());

const api = () => world.api(blind);
const change = {
	target: { ids: [] as string[] },
	field: 'packaging',
	step: { do: 'set', value: 'box' }
} as const;
const read = async () => (await world.api().entities.article.rows({ ids: [article] })).rows[0];

describe('who may change articles and not see them', () => {
	test('is told by no write what stands in them, and writes nothing', async () => {
		const { article: articles } = api().entities;
		const target = { ids: [article] };
		const changes = [{ id: article, version: 1, patch: { packaging: 'box' } }];
		for (const ask of [
			() => articles.save({ operation: newId(), changes }),
			() => articles.remove({ operation: newId(), rows: [{ id: article, version: 1 }] }),
			() => articles.previewBulk({ ...change, target }),
			() => articles.applyBulk({ operation: newId(), change: { ...change, target }, state: 'x' })
		]) {
			await expect(ask()).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'article.read' });
		}
		expect(await read()).toMatchObject({ name: SECRET, packaging: null, version: 1 });
	});

	test('takes nothing back, whose answer would name the rows', async () => {
		const undo = api().history.undo({ operation: newId(), undoes: operation });
		expect(await codesOf(undo)).toEqual(['operation.gone']);
		expect(await read()).toMatchObject({ version: 1 });
	});

	test('does not see an import either that he began before', async () => {
		const body = (async function* () {
			yield Buffer.from('Number;Name\nS-1;Known now\n');
		})();
		const context = { db: world.db, actor: actor(grants) };
		const file = { name: 'a.csv', locale: 'de', body };
		const { id, plan } = await startImport(context, entities.article, file);
		const { imports } = api();
		for (const ask of [
			() => imports.describe({ id }),
			() => imports.check({ id, plan }),
			() => imports.lines({ id, only: 'all', offset: 0, limit: 10 }),
			() => imports.commit({ id, operation: newId() })
		]) {
			expect(await codesOf(ask())).toEqual(['import.gone']);
		}
	});

	test('deletes no row to which some belong that he may not see', async () => {
		const partner = newId();
		await world.api().entities.partner.save({
			operation: newId(),
			changes: [{ id: partner, version: 0, patch: { number: 'P', name: 'P', customer: true } }]
		});
		await world.api().entities.contact.save({
			operation: newId(),
			changes: [{ id: newId(), version: 0, patch: { partner, name: SECRET } }]
		});
		const some = world.api(grants.filter((grant) => grant !== 'contact.read'));
		const removal = { operation: newId(), rows: [{ id: partner, version: 1 }] };
		expect(await codesOf(some.entities.partner.remove(removal))).toEqual(['row.referenced']);
	});
});

test('the screens are told only of rights that count', async () => {
	const { grants: told } = await api().session.me();
	expect(told).not.toContain('article.write');
	expect(told).toContain('unit.write');
});
