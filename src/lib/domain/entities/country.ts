import { defineEntity } from '../model/entity.ts';
import { ref, text } from '../model/field.ts';

export const country = defineEntity({
	name: 'country',
	area: 'settings',
	title: 'name',
	fields: {
		code: text({ required: true, unique: true, max: 2, width: 80 }),
		name: text({ required: true, unique: true, max: 100 }),
		/** Another word that files use for it, such as USA. */
		alias: text({ unique: true, max: 100 }),
		countryGroup: ref('countryGroup', { required: true })
	}
});
