import type { AnyRow } from '#lib/domain/model/row.ts';
import { lightOf, type Light } from '#lib/domain/stock/availability.ts';

/** The figures that a light stands beside, by table. The light ignores how much is wanted, so it is never alone. */
const lit: Readonly<Record<string, string>> = { article: 'available', stockRecord: 'available' };

/** Whether goods are there, on their way, or neither (F18). */
export function lightAt(entity: string, field: string, row: AnyRow): Light | undefined {
	if (lit[entity] !== field) return undefined;
	const { [field]: available, ordered } = row;
	return typeof available === 'number' && typeof ordered === 'number'
		? lightOf(available, ordered)
		: undefined;
}
