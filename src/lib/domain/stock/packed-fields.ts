import { quantity, ref } from '../model/field.ts';

/**
 * How a line tells its quantity in a packaging unit of its article, as packs.ts reads it. The unit is named as people
 * and files name it; how much is in one is a matter of the article.
 */
export const packedFields = {
	pack: ref('unit', { width: 70, aside: true }),
	packs: quantity({ min: 0, width: 70, aside: true })
};
