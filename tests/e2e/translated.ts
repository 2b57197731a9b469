import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

type Catalogue = Readonly<Record<string, unknown>>;
const read = (language: string) =>
	JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')) as Catalogue;
const english = read('en');

/** Nothing on the page stands there in English, or as the bare key of a text that was forgotten. */
export async function isTranslated(page: Page, language: 'pl' | 'tr'): Promise<void> {
	const known = new Set(Object.values(read(language)));
	const foreign = new Set(
		Object.entries(english).flatMap(([key, text]) =>
			isOurs(key) && !known.has(text) ? [text] : []
		)
	);
	const seen = await page.evaluate(textsOnPage);
	expect(seen.filter((text) => foreign.has(text) || Object.hasOwn(english, text))).toEqual([]);
}

// Names of roles are data of the company: they are what they were set up as. A language calls itself by its own name.
const isOurs = (key: string) => !key.startsWith('role.key.') && !key.includes('.language.');

function textsOnPage(): string[] {
	const texts: string[] = [];
	for (const element of document.body.querySelectorAll('*')) {
		if (element.closest('.ag-cell-value, script, style')) continue;
		for (const name of ['aria-label', 'title', 'placeholder']) {
			texts.push(element.getAttribute(name) ?? '');
		}
		for (const node of element.childNodes) {
			if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent?.trim() ?? '');
		}
	}
	return [...new Set(texts.filter((text) => text !== ''))];
}
