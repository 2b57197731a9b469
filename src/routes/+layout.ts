import { loadTexts } from '#lib/ui/text.ts';
import type { LayoutLoad } from './$types.js';

export const load: LayoutLoad = async () => {
	await loadTexts();
};
