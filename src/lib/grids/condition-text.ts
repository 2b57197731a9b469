import type { Condition } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { operatorText } from './operator-text.ts';

type Words = {
	labelOf(field: string): string;
	shown(field: string, value: Cell): string;
};
const MOST = 3;

/** A condition as it is read aloud: "Margin is less than 10 %". */
export const conditionText = (words: Words, condition: Condition): string =>
	`${words.labelOf(condition.field)} ${operatorText(condition.is)} ${valueText(words, condition)}`;

function valueText(words: Words, { field, is, value, values = [] }: Condition): string {
	if (is !== 'in') return value === undefined ? '' : words.shown(field, value);
	const shown = values.slice(0, MOST).map((each) => cellText(words, field, each));
	const rest = values.length - shown.length;
	return shown.join(', ') + (rest > 0 ? ` +${rest}` : '');
}

const cellText = (words: Words, field: string, value: Cell) =>
	value === null ? m['grid.empty']() : words.shown(field, value);
