import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * The browser for the journeys: KONTOR_BROWSER, one of the system, Playwright's own, or Debian's, installed by root.
 * @returns {string | null} its path
 */
export function findBrowser() {
	const named = process.env['KONTOR_BROWSER'];
	if (named) return existsSync(named) ? named : null;
	return system() ?? downloaded() ?? install();
}

const system = () => SYSTEM.find(existsSync) ?? null;

function downloaded() {
	if (existsSync(chromium.executablePath())) return chromium.executablePath();
	const cli = 'node_modules/@playwright/test/cli.js';
	const options = { stdio: /** @type {const} */ ('ignore'), timeout: 300_000 };
	spawnSync(process.execPath, [cli, 'install', 'chromium'], options);
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function install() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
	console.log('No browser found: installing Debian’s chromium …');
	const options = {
		stdio: /** @type {const} */ ('ignore'),
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	spawnSync('apt-get', ['update'], options);
	spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
	return system();
}
