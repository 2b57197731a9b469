type Term = {
	readonly name: string;
	readonly dueDays: number;
	readonly discountDays?: number;
	readonly discountPercent?: number;
};

export const paymentTerms: readonly Term[] = [
	{ name: 'Immediately', dueDays: 0 },
	{ name: '14 days', dueDays: 14 },
	{ name: '30 days', dueDays: 30 },
	{ name: '60 days', dueDays: 60 },
	{ name: '14 days 2 %, 30 days', dueDays: 30, discountDays: 14, discountPercent: 2 }
];
