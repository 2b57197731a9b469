import { quantity, text } from '../model/field.ts';

/** What the head of every document that moves goods may say. */
export const note = text({ max: 200, width: 260 });

/** Which goods a line moves, beside the article: as moved-line.ts reads it. */
export const goodsFields = {
	batch: text({ max: 60, width: 110 }),
	serials: text({ max: 20_000, width: 160 }),
	quantity: quantity({ required: true, min: 0 })
};
