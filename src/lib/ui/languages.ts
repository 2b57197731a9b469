/** Each language by its own name. */
export const languages = [
	{ value: 'en', label: 'English' },
	{ value: 'de', label: 'Deutsch' },
	{ value: 'pl', label: 'Polski' },
	{ value: 'tr', label: 'Türkçe' }
] as const;
