import { get, type IncomingMessage } from 'node:http';

export type Heard = { readonly id?: string; readonly event: string; readonly data: unknown };
export type Ear = {
	readonly status: number;
	readonly heard: readonly Heard[];
	/** The first event of this name, of those that came or come; `like` says which one. */
	first(event: string, like?: (data: never) => boolean): Promise<Heard>;
	/** Resolves when the server ends the stream. */
	readonly ended: Promise<void>;
	close(): void;
};

const PATIENCE_MS = 20_000;

/** Opens a stream of server-sent events and writes down what it says. */
export async function listenTo(url: string, headers: Record<string, string>): Promise<Ear> {
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		get(url, { headers, agent: false }, resolve).on('error', reject);
	});
	const heard: Heard[] = [];
	const waiting = new Set<() => void>();
	let text = '';
	response.setEncoding('utf8').on('data', (chunk: string) => {
		const parts = (text + chunk).split('\n\n');
		text = parts.pop() ?? '';
		heard.push(...parts.map(read));
		for (const look of waiting) look();
	});
	const ended = new Promise<void>((resolve) =>
		response.once('close', resolve).on('error', resolve)
	);
	return {
		status: response.statusCode ?? 0,
		heard,
		first: (event, like = () => true) =>
			new Promise((resolve, reject) => {
				const late = setTimeout(() => {
					waiting.delete(look);
					reject(new Error(`no ${event} among ${JSON.stringify(heard).slice(0, 1000)}`));
				}, PATIENCE_MS);
				const look = () => {
					const found = heard.find((each) => each.event === event && like(each.data as never));
					if (!found) return;
					clearTimeout(late);
					waiting.delete(look);
					resolve(found);
				};
				waiting.add(look);
				look();
			}),
		ended,
		close: () => void response.destroy()
	};
}

function read(block: string): Heard {
	const fields = new Map(
		block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.replace(/^\w*: ?/, '')])
	);
	const id = fields.get('id');
	return {
		...(id !== undefined && { id }),
		event: fields.get('event') ?? 'message',
		data: JSON.parse(fields.get('data') ?? 'null')
	};
}
