/** Puts two cells of a line together that a separator without quotes has parted. */
export const joined = (
	texts: readonly string[],
	at: number,
	separator: string
): readonly string[] => [
	...texts.slice(0, at),
	`${texts[at] ?? ''}${separator}${texts[at + 1] ?? ''}`,
	...texts.slice(at + 2)
];

export const replaced = (texts: readonly string[], at: number, text: string): readonly string[] =>
	Array.from({ length: Math.max(texts.length, at + 1) }, (_, index) =>
		index === at ? text : (texts[index] ?? '')
	);

export const withoutCell = (texts: readonly string[], at: number): readonly string[] =>
	texts.filter((_, index) => index !== at);
