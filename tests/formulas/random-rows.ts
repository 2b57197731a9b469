import type { Cells } from '#lib/formulas/run.ts';

/** The same numbers in every run: a small generator with a seed. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

const words = [
	...[
		'',
		' ',
		'Chai',
		'chai',
		'CHAI ',
		'Chang',
		'äpfel',
		'ÄPFEL',
		'Żubr',
		'İstanbul',
		'ılık',
		'straße'
	],
	...[
		'12',
		'0012',
		'-7.5',
		' 3 ',
		'1e3',
		'12%',
		'$5',
		'1,5',
		'+4',
		'.5',
		'5.',
		'-',
		'.',
		'1.2.3',
		'--1'
	],
	...[
		'TRUE',
		'false',
		'=1+1',
		"'x",
		'2024-01-05',
		'01/02/2026',
		'#5',
		'a  b',
		'  two  words ',
		'a-b-c'
	],
	...['"quoted"', '%', '*', 'naïve', 'zz', 'A', 'a', 'B', 'x'.repeat(60)]
];
const numbers = [
	0, 1, -1, 2, 0.1, 0.2, 0.3, 2.675, 1.005, 18, 100, 0.000001, -0.000001, 999_999_999.999999
];

const whole = [
	...[
		100, 255, 1_000, -1_000, -6_000, -30_000, 120_000, 32_767, 32_768, 45_000, 2_958_465, 2_958_466,
		1_000_000_000
	],
	...[-1_000_000_000, 123_456_789_012_345, 999_999_999_999_999, -999_999_999_999_999]
];

export function randomRows(count: number, seed = 7): readonly Cells[] {
	const random = generator(seed);
	const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
	const maybe = <T>(value: () => T): T | null => (random() < 0.15 ? null : value());
	const amount = (places: number) => {
		const kind = random();
		if (kind < 0.3) return Number(pick(numbers).toFixed(places));
		const size = kind < 0.4 ? 1e9 : kind < 0.7 ? 10 : 1_000;
		const digits = kind < 0.8 ? 2 : places;
		return Number(((random() - 0.4) * size).toFixed(Math.min(places, digits)));
	};
	const day = () => {
		const year = random() < 0.1 ? pick([1900, 9999, 2000, 2024]) : 2020 + Math.floor(random() * 8);
		const month = 1 + Math.floor(random() * 12);
		const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
		const date = random() < 0.2 ? last : 1 + Math.floor(random() * last);
		return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
	};
	return Array.from({ length: count }, () => ({
		a: maybe(() => amount(6)),
		b: amount(6),
		q: maybe(() => amount(4)),
		n: maybe(() => (random() < 0.03 ? pick(whole) : Math.floor((random() - 0.3) * 12))),
		name: maybe(() => pick(words)),
		other: pick(words),
		kind: pick(['goods', 'service']),
		on: maybe(day),
		due: maybe(day),
		active: random() < 0.5
	}));
}
