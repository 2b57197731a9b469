import { defineRule, type Rule } from '../model/rule.ts';

/** The default bin lies in the default warehouse; choosing a bin alone chooses its warehouse too. */
const defaultBin = defineRule({
	name: 'article.defaultBinInWarehouse',
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

/** Wherever a bin is named, it lies in the warehouse that is named with it. */
export const binInWarehouse: readonly Rule[] = [
	defaultBin,
	lying('stockRecord', 'bin', ['warehouse']),
	lying('putInLine', 'bin', ['document', 'warehouse']),
	lying('takeOutLine', 'bin', ['document', 'warehouse']),
	lying('transferLine', 'fromBin', ['document', 'fromWarehouse']),
	lying('transferLine', 'toBin', ['document', 'toWarehouse'])
];

/** `way` leads from the row over its references to the warehouse. */
function lying(entity: string, bin: string, way: readonly [string, ...string[]]): Rule {
	const [first] = way;
	// Of each row on the way the reference that leads on.
	const steps = Object.fromEntries(
		way.slice(1).map((step, at) => [way.slice(0, at + 1).join('.'), [step]] as const)
	);
	return defineRule({
		name: `${entity}.${bin}InWarehouse`,
		entity,
		fields: [bin, first],
		looks: { [bin]: ['warehouse'], ...steps, [way.join('.')]: ['name'] },
		relies: { [bin]: ['warehouse'], ...steps },
		check({ id, changed }, look) {
			const [lies, wanted] = [look(bin)?.['warehouse'], look(way.join('.'))];
			if (lies === undefined || !wanted || lies === wanted.id) return [];
			const field = changed.has(bin) ? bin : first;
			const params = { warehouse: String(wanted['name']) };
			return [{ code: 'bin.elsewhere', params, at: { row: id, field } }];
		}
	});
}
