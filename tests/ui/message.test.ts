import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as compiled from '#lib/paraglide/messages.js';
import { written, type Message, type TextParams } from '#lib/ui/message.ts';
import { loadTexts, m } from '#lib/ui/text.ts';

type Language = 'en' | 'de' | 'pl' | 'tr';
type Compiled = (inputs: TextParams, options: { locale: Language }) => string;

const languages: readonly Language[] = ['en', 'de', 'pl', 'tr'];
// Each plural category of the four languages, and numbers that are written with a group or a fraction.
const counts = [0, 1, 2, 3, 4, 5, 11, 12, 21, 22, 25, 101, 102, 112, 1000, 1_234_567, 0.5];

const messagesOf = (language: Language) =>
	Object.entries(
		JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')) as Record<string, Message>
	).filter(([key]) => key !== '$schema');

/** A value for every parameter that a message names; a name that is no number for those that are not counted. */
function inputsOf(message: Message, count: number): TextParams {
	const patterns = typeof message === 'string' ? [message] : Object.values(message[0].match);
	const names = patterns.flatMap((pattern) =>
		[...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
	);
	const inputs: Record<string, string | number> = Object.fromEntries(
		names.map((name) => [name, `<${name}>`])
	);
	if (typeof message === 'string') return inputs;
	for (const declaration of message[0].declarations) {
		const [, name] = /^input (\w+)$/.exec(declaration) ?? [];
		if (name) inputs[name] = inputs[name] ?? count;
		const [, counted] = /^local \w+ = (\w+): /.exec(declaration) ?? [];
		if (counted) inputs[counted] = count;
	}
	return inputs;
}

describe.each(languages)('messages in %s', (language) => {
	it('read from the catalogue are what paraglide compiles', () => {
		const byKey = compiled as unknown as Readonly<Record<string, Compiled>>;
		const differing = messagesOf(language).flatMap(([key, message]) =>
			counts
				.map((count) => inputsOf(message, count))
				.map((inputs) => [
					key,
					written(message, inputs, language),
					byKey[key]?.(inputs, { locale: language })
				])
				.filter(([, ours, theirs]) => ours !== theirs)
		);
		expect(differing).toEqual([]);
		expect(messagesOf(language).length).toBeGreaterThan(1000);
	});
});

describe('texts of a page', () => {
	it('are words of the key until their catalogue is there, then its text', async () => {
		expect(m['ui.notFoundHint']()).toBe('Not found hint');
		await loadTexts('en');
		expect(m['ui.notFound']()).toBe('This page does not exist');
		expect(m['bulk.apply']({ count: 1 })).toBe('Change 1 row');
		expect(m['bulk.apply']({ count: 1200 })).toBe('Change 1,200 rows');
	});
});
