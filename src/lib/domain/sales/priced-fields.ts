import { choice, formula, percent, price, quantity, ref } from '../model/field.ts';
import { trackingFields } from '../stock/moved-fields.ts';
import { packedFields } from '../stock/packed-fields.ts';

/** Where the price of a line comes from: the first that there was of the hierarchy, or somebody who typed it (F28). */
export const priceOrigins = ['customer', 'group', 'tier', 'base', 'typed'] as const;

/** Off the sum of all lines (F36), in percent. */
export const discount = percent({ min: 0, max: 100, guarded: 'prices', width: 100 });

/** What a document promises to sell, and for how much: lines of orders and of what comes before them. */
export const pricedFields = {
	article: ref('article', { required: true, width: 200 }),
	quantity: quantity({ required: true, min: 0, width: 80 }),
	...packedFields,
	unitPrice: price({ min: 0, guarded: 'prices' }),
	priceOrigin: choice(priceOrigins, { readonly: true, width: 110 }),
	discount,
	/** Rounded half up to the cent, line by line. */
	net: formula(
		'=IF(ISBLANK([unitPrice]), "", ROUND([quantity] * [unitPrice] * (1 - [discount] / 100), 2))',
		{ as: 'money' }
	),
	/** Where the goods usually lie; what is promised may lie in any bin. */
	bin: ref('bin', { width: 100, aside: true }),
	batch: { ...trackingFields.batch, aside: true },
	serials: { ...trackingFields.serials, aside: true }
} as const;
