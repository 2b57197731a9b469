import { defineRule } from '../model/rule.ts';

/** A packaging unit is another unit than the article's own. */
export const unitDiffers = defineRule({
	name: 'unitDiffers',
	entity: 'articleUnit',
	fields: ['article', 'unit'],
	looks: { article: ['unit'] },
	relies: { article: ['unit'] },
	check({ id, after }, look) {
		if (look('article')?.['unit'] !== after['unit']) return [];
		return [{ code: 'unit.own', at: { row: id, field: 'unit' } }];
	}
});
