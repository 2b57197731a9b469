import { brand, places } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { serialProblems, serialsOf, type MovedLine, type Portion } from './moved-line.ts';
import type { Articles } from './posting.ts';

/** A line of a document that promises goods, of any bin where none is named. */
export type PromisedLine = MovedLine & { readonly bin: Id | null };

/** Every reason why goods cannot be promised as a line says. Batch and serial numbers may be left open. */
export function promisedProblems(
	lines: readonly MovedLine[],
	articles: Articles
): readonly Problem[] {
	return lines.flatMap((line): readonly Problem[] => {
		const at = (field: string) => ({ row: line.id, field });
		const article = articles.get(line.article);
		if (line.quantity <= 0) return [{ code: 'quantity.nothing', at: at('quantity') }];
		if (!article?.stockManaged) return [{ code: 'article.no-stock', at: at('article') }];
		const { tracking } = article;
		if (line.serials !== null && tracking === 'serial') return serialProblems(line);
		return [
			...(line.serials === null ? [] : [{ code: 'serial.not-wanted', at: at('serials') } as const]),
			...(line.batch === null || tracking !== 'none'
				? []
				: [{ code: 'batch.not-wanted', at: at('batch') } as const])
		];
	});
}

/** Which goods a line promises: each piece that it names, or any of the article. */
export function promised(line: MovedLine): readonly Portion[] {
	const { article, batch, quantity } = line;
	const named = serialsOf(line);
	if (named.length === 0) return [{ goods: { article, batch, serial: null }, quantity }];
	const one = brand<'quantity'>(10 ** places.quantity);
	return named.map((serial) => ({ goods: { article, batch, serial }, quantity: one }));
}
