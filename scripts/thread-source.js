import { build } from 'vite';

/**
 * `import source from './some-thread.ts?thread'` gives a module and everything of ours that it imports as one text of
 * CommonJS, for a worker thread that is started from its text: in the product as built, in development and in tests
 * alike. Packages are none of it; a thread is told where they are.
 * @returns {import('vite').Plugin}
 */
export function threadSource() {
	return {
		name: 'thread-source',
		enforce: 'pre',
		load: {
			filter: { id: /\?thread$/ },
			async handler(id) {
				const { code, modules } = await bundled(id.replace(/\?thread$/, ''));
				for (const each of modules) this.addWatchFile(each);
				return { code: `export default ${JSON.stringify(code)};`, moduleType: 'js' };
			}
		}
	};
}

/** @param {string} file */
async function bundled(file) {
	const result = await build({
		configFile: false,
		logLevel: 'warn',
		build: {
			ssr: file,
			write: false,
			target: 'node20',
			rolldownOptions: { output: { format: 'cjs', codeSplitting: false } }
		}
	});
	const [output] = Array.isArray(result) ? result : [result];
	const chunk = output && 'output' in output ? output.output[0] : undefined;
	if (chunk?.type !== 'chunk') throw new Error(`${file} came to no text`);
	return { code: chunk.code, modules: chunk.moduleIds };
}
