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

const FIREFOX = [
	'/usr/bin/firefox-esr',
	'/usr/bin/firefox',
	'/snap/bin/firefox',
	'/Applications/Firefox.app/Contents/MacOS/firefox',
	'C:\\Program Files\\Mozilla Firefox\\firefox.exe'
];

/**
 * The browser for the journeys: KONTOR_BROWSER, one of the system, Playwright's own, or Debian's, installed by root.
 * @returns {string | null} its path
 */
export function findBrowser() {
	const named = process.env['KONTOR_BROWSER'];
	if (named) return existsSync(named) ? named : null;
	return system() ?? downloaded() ?? install('chromium', SYSTEM);
}

/**
 * The Firefox for the journeys about the clipboard: KONTOR_FIREFOX, the system's, or Debian's, installed by root.
 * @returns {string | null} its path
 */
export function findFirefox() {
	const named = process.env['KONTOR_FIREFOX'];
	if (named) return existsSync(named) ? named : null;
	return FIREFOX.find(existsSync) ?? install('firefox-esr', FIREFOX);
}

const system = () => SYSTEM.find(existsSync) ?? null;

function downloaded() {
	if (existsSync(chromium.executablePath())) return chromium.executablePath();
	const cli = 'node_modules/@playwright/test/cli.js';
	const options = { stdio: /** @type {const} */ ('ignore'), timeout: 300_000 };
	spawnSync(process.execPath, [cli, 'install', 'chromium'], options);
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/**
 * @param {string} name of the package
 * @param {readonly string[]} paths where it puts the browser
 */
function install(name, paths) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
	console.log(`Not found: installing Debian’s ${name} …`);
	const options = {
		stdio: /** @type {const} */ ('ignore'),
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	spawnSync('apt-get', ['update'], options);
	spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], options);
	return paths.find(existsSync) ?? null;
}
