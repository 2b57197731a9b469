import { defineRule } from '../model/rule.ts';

/** The default bin lies in the default warehouse; choosing a bin alone chooses its warehouse too. */
export const binInWarehouse = defineRule({
	name: 'binInWarehouse',
	entity: 'article',
	fields: ['defaultBin', 'defaultWarehouse'],
	looks: { defaultBin: ['warehouse'], defaultWarehouse: ['name'] },
	relies: { defaultBin: ['warehouse'] },
	complete({ changed }, look) {
		const warehouse = look('defaultBin')?.['warehouse'];
		if (!warehouse || !changed.has('defaultBin') || changed.has('defaultWarehouse')) return {};
		return { defaultWarehouse: warehouse };
	},
	check({ id, after, changed }, look) {
		const bin = look('defaultBin');
		if (!bin || bin['warehouse'] === after['defaultWarehouse']) return [];
		const field = changed.has('defaultBin') ? 'defaultBin' : 'defaultWarehouse';
		const warehouse = String(look('defaultWarehouse')?.['name'] ?? '–');
		return [{ code: 'bin.elsewhere', params: { warehouse }, at: { row: id, field } }];
	}
});
