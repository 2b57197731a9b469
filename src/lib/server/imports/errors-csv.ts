import type { Problem } from '#lib/domain/model/problem.ts';
import { wordedParams } from '#lib/domain/problem-words.ts';
import { csvLines, harmless } from '../exports/csv.ts';
import { Refused } from '../refused.ts';
import { textIn, type Language } from '../texts.ts';
import type { Job } from './jobs.ts';
import { toText } from './source.ts';
import type { LineProblem } from './staged.ts';

/** The faulty lines as they were sent or corrected, each with its line and every reason, to be put right elsewhere. */
export async function faultyLinesAsCsv(job: Job, language: Language): Promise<string> {
	const staged = job.checked?.staged;
	if (!staged || job.phase === 'writing') throw new Refused([{ code: 'import.busy' }]);
	const header = job.columns.map(({ name }) => name);
	const rows: string[][] = [];
	for (const index of staged.indexes('errors')) {
		const { line, raw, problems } = await staged.at(index);
		const cells = Array.from({ length: Math.max(header.length, raw.length) }, (_, column) =>
			guarded(toText(raw[column], job.voice))
		);
		rows.push([String(line), reasons(job, problems, language), ...cells]);
	}
	const words = ['import.file.line', 'import.file.reason'].map((key) => textIn(language, key));
	const width = Math.max(0, ...rows.map((row) => row.length));
	const top = [...words, ...header.map(harmless)];
	const even = [top, ...rows].map((row) => [
		...row,
		...Array.from({ length: Math.max(0, width - row.length) }, () => '')
	]);
	return `\ufeff${csvLines(even, language)}`;
}

/** A number with its sign is no formula. */
const guarded = (text: string): string => (/^[+-]?[\d.,]+$/.test(text) ? text : harmless(text));

const reasons = (job: Job, problems: readonly LineProblem[], language: Language): string =>
	problems.map((problem) => reason(job.entity.name, problem, language)).join('; ');

/** "Sales price: a number is expected". */
export function reason(entity: string, problem: LineProblem, language: Language): string {
	const { field } = problem;
	if (field === undefined) return problemText(entity, problem, language);
	const text = problemText(entity, { ...problem, at: { row: '', field } }, language);
	return `${textIn(language, `${entity}.${field}`)}: ${text}`;
}

/** A problem in words. */
export function problemText(
	entity: string,
	problem: Pick<Problem, 'code' | 'params' | 'at'>,
	language: Language
): string {
	const textOf = (key: string) => textIn(language, key);
	return textIn(language, `problem.${problem.code}`, wordedParams(problem, entity, textOf));
}
