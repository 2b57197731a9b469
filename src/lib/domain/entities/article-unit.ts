import { defineEntity } from '../model/entity.ts';
import { flag, integer, ref } from '../model/field.ts';

export const articleUnit = defineEntity({
	name: 'articleUnit',
	area: 'articles',
	title: 'unit',
	owner: 'article',
	fields: {
		article: ref('article', { required: true }),
		unit: ref('unit', { required: true }),
		/** One of this unit is numerator ÷ denominator of the article's own: exact both ways. */
		numerator: integer({ required: true, min: 1 }),
		denominator: integer({ required: true, initial: 1, min: 1 }),
		buying: flag(),
		buyingDefault: flag(),
		selling: flag(),
		sellingDefault: flag()
	},
	unique: [['article', 'unit']],
	oneDefault: [
		{ flag: 'buyingDefault', per: ['article'] },
		{ flag: 'sellingDefault', per: ['article'] }
	]
});
