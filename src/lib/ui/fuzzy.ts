/** How well words fit a label, the best first. */
const RANKS = ['same', 'start', 'words', 'inside', 'initials'] as const;

export type Match = {
	/** Place among the ranks: 0 is the label itself. */
	readonly rank: number;
	/** The stretches of the label that were asked for, from and to, in order. */
	readonly marks: readonly (readonly [number, number])[];
};

/**
 * Whether a label is what somebody types, without regard to case and accents: the label itself, its start, starts of
 * its words in any order, parts of it, or the first letters of its words in order (`artpr` is Article prices).
 */
export function match(label: string, typed: string): Match | null {
	const text = fold(label);
	const words = fold(typed)
		.letters.split(/\s+/)
		.filter((word) => word !== '');
	if (words.length === 0) return { rank: 0, marks: [] };
	const whole = words.join(' ');
	if (text.letters.startsWith(whole)) {
		const rank = text.letters === whole ? 'same' : 'start';
		return found(text, rank, [[0, whole.length]]);
	}
	const starts = words.map((word) => indexOf(text, word, isStart));
	if (starts.every((at) => at >= 0)) return found(text, 'words', stretches(words, starts));
	const inside = words.map((word) => indexOf(text, word, () => true));
	if (inside.every((at) => at >= 0)) return found(text, 'inside', stretches(words, inside));
	const initials = follow(text, words.join(''));
	return initials && found(text, 'initials', initials);
}

/** A text of plain small letters, and where in the first one each stood. */
type Folded = { readonly letters: string; readonly places: readonly number[] };
type Marks = readonly (readonly [number, number])[];

// Letters that no accent was put on, but that a plain one is typed for.
const plain: Readonly<Record<string, string>> = {
	ł: 'l',
	ı: 'i',
	ß: 'ss',
	ø: 'o',
	đ: 'd',
	æ: 'ae'
};

function fold(text: string): Folded {
	let [letters, at] = ['', 0];
	const places: number[] = [];
	for (const sign of text) {
		const bare = sign.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
		const folded = plain[bare] ?? bare;
		letters += folded;
		for (let each = 0; each < folded.length; each++) places.push(at);
		at += sign.length;
	}
	return { letters, places: [...places, at] };
}

const isStart = ({ letters }: Folded, at: number): boolean =>
	at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? '');

function indexOf(text: Folded, word: string, fits: (text: Folded, at: number) => boolean): number {
	let at = text.letters.indexOf(word);
	while (at >= 0 && !fits(text, at)) at = text.letters.indexOf(word, at + 1);
	return at;
}

/** Letters in order, each at the start of a word or right after the one before. */
function follow(text: Folded, letters: string): Marks | null {
	// What was tried in vain is not tried again, or a long label would take for ever.
	const vain = new Set<number>();
	const from = (start: number, at: number): Marks | null => {
		if (at === letters.length) return [];
		const key = start * (letters.length + 1) + at;
		if (vain.has(key)) return null;
		for (let place = start; place < text.letters.length; place++) {
			const goesOn = at > 0 && place === start;
			if (text.letters[place] !== letters[at] || !(goesOn || isStart(text, place))) continue;
			const rest = from(place + 1, at + 1);
			if (rest) return [[place, place + 1], ...rest];
		}
		vain.add(key);
		return null;
	};
	return from(0, 0);
}

const stretches = (words: readonly string[], starts: readonly number[]): Marks =>
	words.map((word, index) => [starts[index] ?? 0, (starts[index] ?? 0) + word.length]);

function found({ places }: Folded, rank: (typeof RANKS)[number], marks: Marks): Match {
	const sorted = marks.toSorted(([one], [other]) => one - other);
	const joined: [number, number][] = [];
	for (const [from, to] of sorted) {
		const last = joined.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else joined.push([from, to]);
	}
	const original = joined.map(([from, to]) => [places[from] ?? 0, end(places, to)] as const);
	return { rank: RANKS.indexOf(rank), marks: original };
}

// A sign that folds to two letters is marked whole when its first letter is.
function end(places: readonly number[], to: number): number {
	const last = places[to - 1] ?? 0;
	return places.find((place) => place > last) ?? last;
}
