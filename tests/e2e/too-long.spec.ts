import { expect, test } from './journey.ts';

test('rows that took too long are asked for again where the reader stands', async ({ sit }) => {
	const { page, sheet } = await sit('staff');
	const problems = [{ code: 'query.too-long', params: { seconds: 20 } }];
	// What the server answers after twenty seconds, of which a journey has none to spare.
	await page.route('**/entities.article.list', (route) =>
		route.fulfill({
			status: 422,
			json: { error: { message: '', code: -32022, data: { httpStatus: 422, problems } } }
		})
	);
	await sheet.search.fill('cho');
	const alert = sheet.root.getByRole('alert');
	await expect(alert).toContainText('longer than 20 seconds');
	await page.unrouteAll();
	await alert.getByRole('button', { name: 'Try again' }).click();
	await expect(alert).toHaveCount(0);
	await expect(sheet.rows.first()).toBeVisible();
	await expect(sheet.count).toHaveText(/ of 77$/);
	await expect(sheet.search).toHaveValue('cho');
});
