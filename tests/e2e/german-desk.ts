import { expect, type Desk } from './journey.ts';

/** Chooses German, unless it is already what the page speaks. */
export async function speakGerman({ page, sheet }: Desk) {
	if ((await page.locator('html').getAttribute('lang')) === 'de') return;
	await page.getByRole('button', { name: /sign out$/ }).click();
	await page.getByText('Deutsch', { exact: true }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');
	await sheet.isLoaded();
}
