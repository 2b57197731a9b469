import { newId } from '../support/make.ts';
import { expect, test, type Desk } from './journey.ts';

const item = ({ page }: Desk, job: string) =>
	page.getByRole('listitem', { name: job, exact: true });

async function act({ page }: Desk, action: string) {
	await page.keyboard.press('Control+k');
	await page.keyboard.type(action);
	await expect(page.getByRole('option', { name: action, exact: true })).toBeVisible();
	await page.keyboard.press('Enter');
}

test('reorders are suggested at the press of a button, found in their table, and released', async ({
	sit
}) => {
	const desk = await sit('manager', '/settings/jobs');
	const { page, sheet, api } = desk;
	const job = item(desk, 'Suggest reorders');
	await expect(job).toContainText('Not yet run');
	await job.getByRole('button', { name: 'Run now' }).press('Enter');
	await expect(job).toContainText('Done');
	await expect(job).toContainText(/Below the minimum: (\d+) · new suggestions: \1/);
	await expect(job).toContainText('Manager');

	// Northwind has 10 of its article 30, and wants 15.
	await job.getByRole('button', { name: 'Results' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Suggest reorders' });
	await dialog.getByRole('link', { name: /^30 Nord-Ost Matjeshering · MAIN: order 5$/ }).click();
	await sheet.isLoaded();
	const article = await api.row('article', '30');
	const [suggestion] = await api.rows('reorderSuggestion', 'article', article.id);
	expect(suggestion).toMatchObject({ state: 'new', quantity: 5, reason: 'missing' });
	await expect(page).toHaveURL(new RegExp(`/documents/reorderSuggestion\\?row=${suggestion?.id}`));
	await act(desk, 'Release');
	await expect
		.poll(async () => (await api.rows('reorderSuggestion', 'article', article.id))[0]?.['state'])
		.toBe('released');

	// What is open is not suggested again.
	await page.goto('/settings/jobs');
	await job.getByRole('button', { name: 'Run now' }).click();
	await expect(job).toContainText('new suggestions: 0');
});

test('when a job runs is said by those who may change settings, without a mouse', async ({
	sit
}) => {
	const desk = await sit('manager', '/settings/jobs');
	const { page } = desk;
	const job = item(desk, 'Validate stock records');
	await job.getByRole('button', { name: 'Daily at 03:00, change' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Validate stock records' });
	await dialog.getByRole('combobox', { name: /^It runs/ }).press('Enter');
	await page.getByRole('option', { name: 'Again and again' }).click();
	const minutes = dialog.getByLabel('Minutes between');
	await minutes.fill('0');
	await expect(dialog.getByText('No time at which it could run')).toBeVisible();
	await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
	await minutes.fill('90');
	await minutes.press('Enter');
	await expect(job.getByRole('button', { name: 'Every 90 minutes, change' })).toBeVisible();
	await page.reload();
	await expect(job.getByRole('button', { name: 'Every 90 minutes, change' })).toBeVisible();
});

test('who may run no job does not find them', async ({ sit }) => {
	const { page } = await sit('clerk', '/data/stockRecord');
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Jobs');
	await expect(page.getByRole('option', { name: 'Jobs', exact: true })).toHaveCount(0);
	await page.goto('/settings/jobs');
	await expect(page.getByRole('button', { name: /^Run now/ })).toHaveCount(0);
});

test('who is responsible for an article is told when it becomes low, and goes there', async ({
	sit
}) => {
	const desk = await sit('admin', '/settings/jobs');
	const { page, sheet, api } = desk;
	const { user } = await api.query<{ user: { id: string } }>('session.me');
	await api.add('employee', 1, () => ({ name: 'Keeper', firstName: 'Ana', user: user.id }));
	const responsible = (await api.row('employee', 'Keeper', 'name')).id;
	// Of the article 2 there are 17 and should be 25.
	const { id, version } = await api.row('article', '2');
	const changes = [{ id, version, patch: { responsible } }];
	await api.mutate('entities.article.save', { operation: newId(), changes });
	const job = item(desk, 'Tell of low stock');
	await job.getByRole('button', { name: 'Run now' }).click();
	await expect(job).toContainText('Notices: 1');

	await page.reload();
	await page.getByRole('button', { name: 'Notices, 1 unread' }).press('Enter');
	await page.getByRole('link', { name: /2 Chang · MAIN: only 17 available, minimum 25/ }).click();
	await sheet.isLoaded();
	await expect(page).toHaveURL(/\/data\/stockRecord\?row=/);
	await expect(page.getByRole('button', { name: 'Notices', exact: true })).toBeVisible();
	await page.reload();
	await page.getByRole('button', { name: 'Notices', exact: true }).click();
	await expect(page.getByRole('link', { name: /2 Chang · MAIN/ })).toBeVisible();
});

test('an empty table says what fills it, and leads there', async ({ sit }) => {
	const { page } = await sit('manager', '/documents/deliveryNote');
	const main = page.getByRole('main');
	await expect(main).toContainText('“Deliver” in Sales orders drafts them.');
	await main.getByRole('link', { name: 'Sales orders' }).click();
	await expect(page).toHaveURL(/\/documents\/salesOrder$/);
});
