import { time, rounded, type Result } from './measure.ts';
import { makeStockCompany } from './stock-company.ts';

const ARTICLES = 1000;
const DOCUMENTS = 1000;
const LINES = 5;

/** 1,000 take-outs of five lines each are posted by one action. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	const papers = await company.draft(
		'takeOut',
		Array.from({ length: DOCUMENTS }, (_, paper) =>
			Array.from({ length: LINES }, (_, at) => ({
				article: company.articles[(paper * LINES + at) % ARTICLES] ?? '',
				quantity: 1
			}))
		)
	);
	const taken = await time(() => company.post('takeOut', papers));
	yield {
		metric: `documents of ${LINES} lines in one batch`,
		value: rounded(DOCUMENTS / (taken / 1000)),
		unit: 'documents/s',
		n: DOCUMENTS
	};
	await company.close();
}
