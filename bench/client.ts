import type { Product } from '../tests/support/product.ts';

/** Calls of one signed-in user over HTTP. */
export type Client = {
	query<T>(procedure: string, input: object): Promise<T>;
	mutate<T>(procedure: string, input: object): Promise<T>;
	fetch(path: string, init?: RequestInit): Promise<Response>;
};

export async function signedIn({ origin, signIn }: Product, login = 'admin'): Promise<Client> {
	const cookie = await signIn(login);
	const send = async (path: string, init: RequestInit = {}) => {
		const headers = { cookie, origin, ...(init.headers as Record<string, string> | undefined) };
		const answer = await fetch(origin + path, { ...init, headers });
		if (!answer.ok)
			throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
		return answer;
	};
	// The caller states what the procedure answers.
	const data = async <T>(answer: Response) =>
		((await answer.json()) as { result: { data: T } }).result.data;
	return {
		fetch: send,
		query: async <T>(procedure: string, input: object) =>
			data<T>(
				await send(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`)
			),
		mutate: async <T>(procedure: string, input: object) =>
			data<T>(
				await send(`/api/trpc/${procedure}`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(input)
				})
			)
	};
}
