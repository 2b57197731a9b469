import { expect, test } from './journey.ts';

test.use({ torn: true });

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
	test(`a server that went by ${signal} and came back: nothing is missed, nothing lost`, async ({
		sit,
		product
	}) => {
		const { page, sheet, api } = await sit('manager');
		const [one, two] = [await api.row('article', '1'), await api.row('article', '2')];
		const price = (row: string) => sheet.cell(row, 'salesPrice');
		const notice = page.getByText('No connection. What you type is kept and sent later.');
		const start = Date.now();
		await product.stop(signal);
		expect(Date.now() - start, 'an open window holds nobody up').toBeLessThan(5000);
		await expect(notice).toBeVisible();
		const typed = signal === 'SIGTERM' ? 31 : 41;
		await sheet.type(price(one.id), String(typed));
		await expect(price(one.id)).toHaveClass(/k-unsaved/);

		await product.again();
		await api.mutate('entities.article.save', {
			operation: crypto.randomUUID(),
			changes: [{ id: two.id, version: two.version, patch: { salesPrice: typed + 1 } }]
		});
		await expect(price(two.id)).toHaveText(`${typed + 1}.00`, { timeout: 15_000 });
		await expect(notice).toBeHidden();
		await expect
			.poll(async () => (await api.row('article', '1'))['salesPrice'], { timeout: 20_000 })
			.toBe(typed);
		await expect(price(one.id)).not.toHaveClass(/k-unsaved/);
	});
}
