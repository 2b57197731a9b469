import puppeteer, { type Browser } from 'puppeteer-core';
import { FirefoxDesk } from './firefox-desk.ts';
import { expect, test } from './journey.ts';

// `npm test` finds or installs one (scripts/find-browser.js).
const firefox = process.env['KONTOR_FIREFOX'] ?? '';
test.skip(!firefox, 'there is no Firefox');

let browser: Browser;
test.beforeAll(async () => {
	browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox });
});
test.afterAll(() => browser.close());

test('Firefox: a block is copied as text and table, pasted elsewhere, and taken back', async ({
	product,
	sit
}) => {
	const { api } = await sit('manager');
	const desk = await FirefoxDesk.sit(browser, product.origin, 'manager');
	await desk.open('/data/article');
	await desk.click(0, 'packaging');
	await desk.press('Shift+ArrowDown');
	await desk.press('Shift+ArrowDown');
	await desk.press('Control+c');
	const copied = await desk.pasteElsewhere();
	expect(copied.text.split(/\r?\n/)).toEqual([
		'10 boxes x 20 bags',
		'24 - 12 oz bottles',
		'12 - 550 ml bottles'
	]);
	expect(copied.html).toContain('<td');

	await desk.click(4, 'packaging');
	await desk.press('Control+v');
	await desk.shows(6, 'packaging', '12 - 550 ml bottles');
	await expect
		.poll(async () => (await api.row('article', '6'))['packaging'])
		.toBe('24 - 12 oz bottles');
	const [operation] = await api.operations('article');
	expect(operation).toMatchObject({ source: 'paste', updated: 3 });
	await desk.press('Control+z');
	await desk.shows(6, 'packaging', '12 - 1 lb pkgs.');
	expect((await api.row('article', '6'))['packaging']).toBe('12 - 8 oz jars');
	expect(desk.faults).toEqual([]);
});

test('Firefox: a block of another spreadsheet, references by number and name', async ({
	product,
	sit
}) => {
	const { api } = await sit('manager');
	const desk = await FirefoxDesk.sit(browser, product.origin, 'manager');
	await desk.open('/data/article');
	await desk.copyFromElsewhere('Seafood\tfinished goods\n"2"\traw material\n');
	await desk.click(0, 'category');
	await desk.press('Control+v');
	await desk.shows(0, 'category', 'Seafood');
	await desk.shows(1, 'category', 'Condiments');
	await expect.poll(async () => (await api.row('article', '2'))['kind']).toBe('rawMaterial');
	await desk.press('Control+z');
	await desk.shows(0, 'category', 'Beverages');
	expect(desk.faults).toEqual([]);
});

test('Firefox: what is cut comes back elsewhere', async ({ product, sit }) => {
	const { api } = await sit('manager');
	const desk = await FirefoxDesk.sit(browser, product.origin, 'manager');
	await desk.open('/data/article');
	await desk.click(2, 'packaging');
	await desk.press('Control+x');
	await desk.shows(2, 'packaging', '');
	await desk.click(7, 'packaging');
	await desk.press('Control+v');
	await desk.shows(7, 'packaging', '12 - 550 ml bottles');
	await expect
		.poll(async () => (await api.row('article', '8'))['packaging'])
		.toBe('12 - 550 ml bottles');
	expect((await api.row('article', '3'))['packaging'] ?? '').toBe('');
	expect(desk.faults).toEqual([]);
});

test('Firefox: rows that are not loaded are copied as well', async ({ product, sit }) => {
	const { api } = await sit('manager');
	await api.add('paymentTerm', 700, (at) => ({ name: `Term ${at}`, dueDays: at }));
	const total = (await api.count('paymentTerm')) ?? 0;
	const desk = await FirefoxDesk.sit(browser, product.origin, 'manager');
	await desk.open('/data/paymentTerm');
	await desk.click(0, 'name');
	await desk.press('Control+Space');
	await desk.press('Control+c');
	await desk.says(`${total} rows copied`);
	const lines = (await desk.pasteElsewhere()).text.split(/\r?\n/);
	expect(lines).toHaveLength(total);
	expect(lines.at(-1)).toBe('Term 699');
	expect(desk.faults).toEqual([]);
});
