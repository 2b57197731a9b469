import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

type Node = {
	readonly html: string;
	readonly target: readonly unknown[];
	readonly failureSummary: string;
};
type Violation = {
	readonly id: string;
	readonly impact: string;
	readonly nodes: readonly Node[];
};
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** No finding of axe that would keep anybody out, in the page as it stands; of certain rules only where they are named. */
export async function isAccessible(page: Page, ...rules: readonly string[]) {
	// The policy of the page lets no foreign script in, so it is run the way the developer tools would.
	if (!(await page.evaluate(() => 'axe' in window)))
		await page.evaluate(await readFile(AXE, 'utf8'));
	const options = {
		resultTypes: ['violations'],
		...(rules.length > 0 && { runOnly: { type: 'rule', values: rules } })
	};
	const violations = await page.evaluate(async (options) => {
		type Axe = { run(options: object): Promise<{ violations: Violation[] }> };
		const { axe } = window as unknown as { axe: Axe };
		return (await axe.run(options)).violations;
	}, options);
	const grave = violations
		.filter(({ impact }) => ['serious', 'critical'].includes(impact))
		.map(({ id, nodes }) => ({
			id,
			where: nodes
				.slice(0, 5)
				.map(({ target, html, failureSummary }) => `${target.join(' ')}: ${html} ${failureSummary}`)
		}));
	expect(grave, page.url()).toEqual([]);
}

/** Dresses the page for the light or the dark; without motion no colour is on its way to another when it is looked at. */
export async function dress(page: Page, colorScheme: 'light' | 'dark') {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await page.evaluate(
		() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
	);
}

/** Everything on the page has room between its left and right edge. */
export async function fitsAcross(page: Page) {
	const over = await page.evaluate(() =>
		[document.documentElement, document.body, ...document.querySelectorAll('main, [role=dialog]')]
			.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
			.map(({ tagName, scrollWidth, clientWidth }) => `${tagName} ${scrollWidth} > ${clientWidth}`)
	);
	expect(over, page.url()).toEqual([]);
}
