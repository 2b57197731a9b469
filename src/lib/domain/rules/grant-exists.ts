import { isGrant } from '../access/grants.ts';
import { defineRule } from '../model/rule.ts';

export const grantExists = defineRule({
	name: 'grantExists',
	entity: 'roleGrant',
	fields: ['grant'],
	check({ id, after }) {
		const grant = String(after['grant']);
		if (isGrant(grant)) return [];
		return [{ code: 'auth.grant-unknown', params: { grant }, at: { row: id, field: 'grant' } }];
	}
});
