import { quantity, text } from '../model/field.ts';

/** What the head of every document that moves goods may say. */
export const note = text({ max: 200, width: 260 });

/** Why figures of stock change without anything that was bought or sold. */
export const reason = text({ required: true, max: 200, width: 260 });

/** Which goods of an article a line moves. */
export const trackingFields = {
	batch: text({ max: 60, width: 110 }),
	serials: text({ max: 20_000, width: 160 })
};

/** Which goods a line moves, beside the article: as moved-line.ts reads it. */
export const goodsFields = {
	...trackingFields,
	quantity: quantity({ required: true, min: 0 })
};
