import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textsOf } from '#lib/domain/find/renew.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { writing } from '#lib/domain/writing/format.ts';
import { textIn } from '#lib/server/texts.ts';
import { entityApi } from '../support/entity-api.ts';
import { addSample, storedNamed, typed } from '../support/samples.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

describe.each(typed)('%s', (name) => {
	const entity = storedNamed(name);

	test('every cell is found by all that it shows', async () => {
		const world = worlds.of(name);
		for (let n = 0; !entity.single && n < 3; n += 1) await addSample(world, name, n);
		const api = entityApi(world, name);
		const { rows, refs } = await api.list({ offset: 0, limit: 5 });
		const fields = Object.keys(entity.fields);
		let looked = 0;
		for (const [field, definition] of storedEntries(entity.fields)) {
			const words = {
				writing: writing('de-DE'),
				title: (id: string) => refs[id] ?? '',
				choice: (value: string) => textIn('de', `${name}.${field}.${value}`)
			};
			for (const row of rows) {
				// A document that is not posted yet has no number to be found by.
				const texts = textsOf(definition, row[field] ?? null, words).filter(Boolean);
				for (const text of texts) {
					const find = {
						query: {},
						fields,
						text: text.slice(0, 200),
						whole: true,
						locale: 'de-DE'
					};
					const { hits } = await api.find({ find, from: 0, limit: 1000 });
					const hit = hits.find(({ id }) => id === row.id);
					expect(hit?.fields, `${field}: ${text}`).toContain(field);
					looked++;
				}
			}
		}
		expect(looked).toBeGreaterThan(0);
		const find = { query: {}, fields, text: 'a', locale: 'de-DE' };
		expect((await api.find({ find, from: 0, limit: 1 })).unsearched).toEqual([]);
	});
});
