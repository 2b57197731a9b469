import { m } from '#lib/ui/text.ts';

/** Tables below a row that say something by being empty, and what. */
export const emptyMeans: Readonly<Record<string, () => string>> = {
	userWarehouse: () => m['grid.allWarehouses']()
};
