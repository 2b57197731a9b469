import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export type Source = { readonly path: string; readonly text: string };
export type Length = { readonly name: string; readonly lines: number };

/** Every file that we wrote below a folder; compiled messages are not ours. */
export function sources(folder: string, ...extensions: readonly string[]): readonly Source[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => `${folder}/${path}`)
		.filter((path) => extensions.some((extension) => path.endsWith(`.${extension}`)))
		.filter((path) => !path.includes('/paraglide/'))
		.sort()
		.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

export const linesIn = (text: string): number => text.replace(/\n$/, '').split('\n').length;

/** The functions of a file with their length; of a component, those of its scripts. */
export function functionsIn({ path, text }: Source): readonly Length[] {
	const file = ts.createSourceFile(path, scriptOf(path, text), ts.ScriptTarget.Latest, true);
	const found: Length[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isFunctionLike(node) && 'body' in node && node.body) {
			found.push({ name: `${path}: ${nameOf(node)}`, lines: linesIn(node.getText(file)) });
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

function scriptOf(path: string, text: string): string {
	if (!path.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)]
		.map(([, script]) => script)
		.join('\n');
}

function nameOf(node: ts.SignatureDeclaration): string {
	if (node.name) return node.name.getText();
	const { parent } = node;
	return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
		? parent.name.getText()
		: '(anonymous)';
}
