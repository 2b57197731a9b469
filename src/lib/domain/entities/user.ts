import { defineEntity } from '../model/entity.ts';
import { choice, flag, text } from '../model/field.ts';

export const user = defineEntity({
	name: 'user',
	area: 'settings',
	title: 'login',
	fields: {
		login: text({ required: true, unique: true, max: 60 }),
		firstName: text({ max: 100 }),
		name: text({ required: true, max: 100 }),
		email: text({ max: 200, width: 220 }),
		language: choice(['en', 'de', 'pl', 'tr'], { required: true, initial: 'en' }),
		active: flag({ initial: true })
	}
});
