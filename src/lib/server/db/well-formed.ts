/** An escape in JSON text: a pair of surrogates, one alone, or any other. */
const ESCAPE =
	/\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|[^])/g;

/**
 * Text that is safe to bind. Half a surrogate pair is no letter: SQLite would store it as broken UTF-8, as such or out
 * of an escape in JSON, and this driver ends the whole process when it reads that. U+FFFD takes its place.
 */
export function wellFormed(text: string): string {
	const whole = text.isWellFormed() ? text : text.toWellFormed();
	const json = whole.startsWith('[') || whole.startsWith('{');
	if (!json || !/\\ud/i.test(whole)) return whole;
	return whole.replace(ESCAPE, (escape, alone?: string) => (alone ? '\\ufffd' : escape));
}
