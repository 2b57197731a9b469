/** The text of a module with all that it imports, for a worker thread: scripts/thread-source.js. */
declare module '*?thread' {
	const source: string;
	export default source;
}
