import { defineEntity } from '../model/entity.ts';
import { choice, text } from '../model/field.ts';

export const countryGroup = defineEntity({
	name: 'countryGroup',
	area: 'settings',
	title: 'name',
	fields: {
		key: choice(['domestic', 'eu', 'third'], { required: true, unique: true }),
		name: text({ required: true, unique: true, max: 100 })
	}
});
