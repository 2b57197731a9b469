import { describe, expect, test } from 'vitest';
import { entities } from '../../../src/lib/domain/entities/index.ts';
import { renewTitles, titleFields } from '../../../src/lib/grids/live/titles.ts';

describe('where the titles of a table come from', () => {
	test('the table referred to, and what its title refers to', () => {
		const sources = titleFields(entities.supplierPrice).filter(
			({ to }) => to === 'supplierArticle'
		);
		expect(sources.map(({ source, title }) => [source, title])).toEqual([
			['supplierArticle', 'article'],
			['article', 'name']
		]);
	});

	test('of every table, a title that is read in the end', () => {
		for (const entity of Object.values(entities)) {
			for (const { field, to } of titleFields(entity)) {
				const chain = titleFields(entity).filter((each) => each.field === field);
				const last = chain.at(-1);
				const target = Object.values(entities).find(({ name }) => name === last?.source);
				expect(
					target?.fields[last?.title as never],
					`${entity.name}.${field} to ${to}`
				).not.toMatchObject({ kind: 'ref' });
			}
		}
	});
});

test('asks for the titles of loaded rows alone, a hundred at once, and says which rows changed', async () => {
	const ids = Array.from({ length: 150 }, (_, at) => `c${at}`);
	const rows = [...ids, 'c0'].map((category, at) => ({ id: `r${at}`, version: 1, category }));
	const nodes = new Map(rows.map((data) => [data.id, { data }]));
	const titles = new Map(ids.map((id) => [id, `old ${id}`]));
	const asked: number[] = [];
	const lookup = {
		async query({ ids = [] }: { ids?: readonly string[] }) {
			asked.push(ids.length);
			const title = (id: string) => (id === 'c0' ? 'new' : `old ${id}`);
			return { options: ids.map((id) => ({ id, title: title(id), hint: '' })) };
		}
	};
	const host = {
		api: null,
		source: { titles },
		nodes: () => nodes as never,
		clientOf: () => ({ lookup }) as never
	};
	const [category] = titleFields(entities.article).filter(({ field }) => field === 'category');
	if (!category) throw new Error('no category');
	expect(await renewTitles(host, category, () => true)).toEqual(['r0', 'r150']);
	expect(asked).toEqual([100, 50]);
	expect(titles.get('c0')).toBe('new');
});
