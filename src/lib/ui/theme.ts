/** How the page looks: kept in cookies, so that the server writes it on <html> before the first paint. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['compact', 'normal', 'comfortable'] as const;
export type Density = (typeof densities)[number];

/** Heights of a row in pixels; the same as --row-height in app.css. */
export const rowHeights = { compact: 24, normal: 28, comfortable: 36 } as const satisfies Record<
	Density,
	number
>;

/**
 * Fills `%theme%` and `%density%` of app.html. For `transformPageChunk` of the server:
 * `transformPageChunk: ({ html }) => withLook(html, (name) => event.cookies.get(name))`.
 */
export function withLook(html: string, cookie: (name: string) => string | undefined): string {
	return html
		.replace('%theme%', oneOf(themes, cookie('theme'), 'system'))
		.replace('%density%', oneOf(densities, cookie('density'), 'normal'));
}

export function oneOf<T extends string>(all: readonly T[], value: string | undefined, usual: T): T {
	return all.find((each) => each === value) ?? usual;
}
