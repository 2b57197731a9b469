import type { Page } from '@playwright/test';
import { tableAddress } from '../../src/lib/client/table-address.ts';
import { documentOf, stored } from '../../src/lib/domain/registry.ts';
import { dress, fitsAcross, isAccessible } from './accessible.ts';
import { expect, test } from './journey.ts';

// Low, because every cell takes its time to be looked at, and the tenth row is like the ninth.
const WIDE = { width: 1280, height: 480 };
const NARROW = { width: 390, height: 844 };
const paths = [
	'/',
	...Object.values(stored)
		.filter((entity) => !documentOf(entity))
		.map(({ name }) => tableAddress(name)),
	'/sheets',
	'/settings/account',
	'/settings/roles',
	'/settings/jobs',
	'/settings/tokens'
];

for (const size of [WIDE, NARROW]) {
	test(`no page keeps anybody out at ${size.width} pixels, light or dark`, async ({ sit }) => {
		test.setTimeout(240_000);
		const { page } = await sit('admin', '/');
		await page.setViewportSize(size);
		for (const path of paths) {
			await goTo(page, path);
			await isThere(page, path, size === NARROW);
			await isFine(page, size === NARROW);
		}
	});
}

for (const [path, what] of [
	['/login', 'the sign-in'],
	['/nowhere', 'a page that there is not']
] as const) {
	test(`nor does ${what}`, async ({ sit }) => {
		const { page } = await sit(undefined, path);
		for (const size of [WIDE, NARROW]) {
			await page.setViewportSize(size);
			await expect(page.getByRole('main')).toBeVisible();
			await isFine(page, size === NARROW);
		}
	});
}

test('nor does what opens above a page', async ({ sit }) => {
	const { page } = await sit('admin');
	for (const size of [WIDE, NARROW]) {
		await page.setViewportSize(size);
		await isThere(page, '/data/article', size === NARROW);
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('listbox')).toBeVisible();
		await isFine(page, size === NARROW);
		await page.keyboard.type('ch');
		await expect(page.getByRole('option', { name: /Chai/ }).first()).toBeVisible();
		await isFine(page, size === NARROW);
		await page.keyboard.press('Escape');
		await page.keyboard.press('Control+/');
		await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
		await isFine(page, size === NARROW);
		await page.keyboard.press('Escape');
	}
	await page.getByRole('button', { name: 'Open navigation' }).click();
	await expect(page.getByRole('navigation')).toBeVisible();
	await isFine(page, true);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: /^Chai/ }).click();
	await expect(page.getByLabel('Sales price')).toBeVisible();
	const form = page.getByRole('dialog');
	for (const part of ['More fields', 'Sources of supply', 'History']) {
		await form.getByText(part, { exact: true }).click();
	}
	await expect(page.getByText('import').first()).toBeVisible();
	await isFine(page, true);
	await page.getByRole('button', { name: /^Category:/ }).click();
	await expect(page.getByRole('option', { name: 'Seafood' })).toBeVisible();
	await isFine(page, true);
});

/** By a link of the navigation where there is one, as a person does, and faster than from anew. */
async function goTo(page: Page, path: string) {
	const link = page.locator(`nav a[href="${path}"]`).first();
	if ((await link.count()) === 0) await page.goto(path);
	else await link.evaluate((element: HTMLElement) => element.click());
	await expect(page).toHaveURL(path);
}

async function isFine(page: Page, narrow: boolean) {
	if (narrow) await fitsAcross(page);
	for (const colorScheme of ['light', 'dark'] as const) {
		await dress(page, colorScheme);
		// In the dark only the colours are others.
		await isAccessible(page, ...(colorScheme === 'dark' ? ['color-contrast'] : []));
	}
}

async function isThere(page: Page, path: string, narrow: boolean) {
	if (!path.startsWith('/data/')) {
		await expect(page.locator('h1, main p').first()).toBeVisible();
		return;
	}
	const sheet = page.locator('[data-sheet]');
	const rows = narrow ? sheet.locator('[data-row]') : sheet.locator('.ag-row[row-id]');
	await expect(rows.or(sheet.getByText(/^(No|Nothing) /)).first()).toBeVisible();
}
