import { defineRule, type Rule } from '../model/rule.ts';

/** What comes back was delivered to that customer, and what goes back was received of that supplier. */
export const lineOfReturn: readonly Rule[] = [
	returning('salesReturnLine', {
		...{ line: 'deliveryLine', paper: 'delivery', partner: 'customer' },
		other: 'return.other-customer'
	}),
	returning('purchaseReturnLine', {
		...{ line: 'receiptLine', paper: 'receipt', partner: 'supplier' },
		other: 'return.other-supplier'
	})
];

type Way = {
	/** What a line calls the one that it takes back, and the document of that. */
	readonly line: string;
	readonly paper: string;
	readonly partner: string;
	readonly other: 'return.other-customer' | 'return.other-supplier';
};

/** A line takes its goods from the one that it takes back, but for what is typed. */
function returning(entity: string, { line, paper, partner, other }: Way): Rule {
	const way = `${line}.document`;
	return defineRule({
		name: `${entity}.ofItsSource`,
		entity,
		fields: [line, 'article', 'document'],
		reads: ['batch'],
		looks: {
			[line]: ['document', 'article', 'batch'],
			[way]: [partner],
			document: [partner]
		},
		relies: { [line]: ['article'], [way]: [partner], document: [partner] },
		complete({ after, changed }, look) {
			if (!changed.has(line)) return {};
			const source = look(line);
			if (!source) return { [paper]: null };
			const { document = null, article = null, batch = null } = source;
			return {
				[paper]: document,
				...(changed.has('article') ? {} : { article }),
				...(changed.has('batch') || after['batch'] ? {} : { batch })
			};
		},
		check({ id, after, changed }, look) {
			const [source, from, head] = [look(line), look(way), look('document')];
			if (!source || !from || !head) return [];
			const goods = changed.has('article') ? 'article' : line;
			return [
				...(source['article'] === after['article']
					? []
					: [{ code: 'return.other-article', at: { row: id, field: goods } } as const]),
				...(from[partner] === head[partner] ? [] : [{ code: other, at: { row: id, field: line } }])
			];
		}
	});
}
