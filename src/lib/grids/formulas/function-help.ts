import { rowFunctions } from '#lib/domain/sheets/row-functions.ts';
import { m, text } from '#lib/ui/text.ts';

/** What a function does, in a few words. */
export function functionHelp(name: string): string {
	const entity = rowFunctions.get(name);
	return entity ? m['sheets.lookUp']({ table: text(`${entity.name}.*`) }) : text(`formula.${name}`);
}
