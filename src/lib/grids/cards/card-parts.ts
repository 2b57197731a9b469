import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { lookOf } from '../kinds.ts';
import { visible, type Layout } from '../layout.ts';

/** What a card shows of a row, by fields: few enough to be read at a glance. */
export type CardParts = {
	readonly title: string;
	/** The number of the row. */
	readonly code: string | null;
	/** The first figure, which stands beside the title. */
	readonly amount: string | null;
	readonly facts: readonly string[];
	/** Further figures, which need their names beside them. */
	readonly figures: readonly string[];
	/** Told by their names where they are set. */
	readonly flags: readonly string[];
	/** What is seen in the grid and has no room here, unless a rule is about it. */
	readonly others: readonly string[];
};

const MOST_FACTS = 3;
const MOST_FIGURES = 2;
const LONG = 500;

/** The parts of a card, from the columns that are seen, in their order. */
export function cardParts(entity: Entity, layout: Layout): CardParts {
	const shown = visible(layout).flatMap(({ field }) => {
		const definition = entity.fields[field];
		return definition ? [{ field, definition }] : [];
	});
	const title = shown.find(({ field }) => field === entity.title)?.field ?? shown[0]?.field ?? '';
	const rest = shown.filter(({ field }) => field !== title);
	const code = rest.find(({ definition }) => isNumber(definition))?.field ?? null;
	const names = (fits: (field: Field) => boolean) =>
		rest.flatMap(({ field, definition }) => (field !== code && fits(definition) ? [field] : []));
	const [amount = null, ...more] = names(isFigure);
	const facts = names(isFact).slice(0, MOST_FACTS);
	const figures = more.slice(0, MOST_FIGURES);
	const flags = names(isRemarkable);
	const told = new Set([code, amount, ...facts, ...figures, ...flags]);
	return {
		title,
		code,
		amount,
		facts,
		figures,
		flags,
		others: rest.map(({ field }) => field).filter((field) => !told.has(field))
	};
}

const isFlag = (field: Field) => lookOf(field).align === 'center';
const isFigure = (field: Field) => lookOf(field).align === 'right';
const isNumber = (field: Field) => field.kind === 'text' && field.unique === true;
const isFact = (field: Field) =>
	!isFlag(field) && !isFigure(field) && !(field.kind === 'text' && (field.max ?? 0) >= LONG);

// What most rows are (for sale, in use) is not worth a word; what sets one apart is.
const isRemarkable = (field: Field) => field.kind === 'flag' && field.initial !== true;
