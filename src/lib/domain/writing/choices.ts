/** The choice that somebody typed, by its word in his language or by its own name. */
export function choiceNamed(
	choices: readonly string[],
	typed: string,
	word: (choice: string) => string
): string | undefined {
	return choices.find((choice) => same(choice, typed) || same(word(choice), typed));
}

const same = (one: string, other: string) => one.toLowerCase() === other.trim().toLowerCase();
