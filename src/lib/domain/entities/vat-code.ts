import { defineEntity } from '../model/entity.ts';
import { choice, ref, text } from '../model/field.ts';
import { vatCategories } from '../tax/vat-categories.ts';

export const vatCode = defineEntity({
	name: 'vatCode',
	area: 'settings',
	title: 'code',
	fields: {
		code: text({ required: true, unique: true, max: 20, width: 110 }),
		name: text({ required: true, max: 100, width: 240 }),
		countryGroup: ref('countryGroup', { required: true }),
		/** Empty: whatever the category of the article. */
		category: choice(vatCategories),
		treatment: choice(['taxed', 'euSupply', 'reverseCharge', 'export'], {
			required: true,
			initial: 'taxed'
		})
	}
});
