const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/** Whether JSON text nests deeper than `limit`: looked at before it is parsed, for deep values end in deep calls. */
export function isDeeperThan(limit: number, json: string): boolean {
	let depth = 0;
	let quoted = false;
	for (let at = 0; at < json.length; at++) {
		const sign = json.charCodeAt(at);
		if (quoted) {
			if (sign === BACKSLASH) at++;
			else if (sign === QUOTE) quoted = false;
		} else if (sign === QUOTE) quoted = true;
		else if (OPENING.has(sign) && ++depth > limit) return true;
		else if (CLOSING.has(sign)) depth--;
	}
	return false;
}
