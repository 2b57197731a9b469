import type { Failure } from '#lib/client/failure.ts';
import type { ImportFile } from '#lib/domain/imports/import.ts';
import type { Problem } from '#lib/domain/model/problem.ts';

type Sent =
	| { readonly ok: true; readonly file: ImportFile }
	| { readonly ok: false; readonly failure: Failure };
type Sending = {
	readonly entity: string;
	readonly name: string;
	readonly locale: string;
	readonly body: Blob;
	/** From 0 to 1. */
	readonly onprogress: (share: number) => void;
	readonly signal: AbortSignal;
};

/** Sends a file to be imported. XMLHttpRequest, because fetch cannot tell how much has gone out. */
export function sendFile({
	entity,
	name,
	locale,
	body,
	onprogress,
	signal
}: Sending): Promise<Sent> {
	const request = new XMLHttpRequest();
	request.open('POST', `/api/import?${new URLSearchParams({ entity, name, locale })}`);
	request.responseType = 'json';
	request.upload.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
	signal.addEventListener('abort', () => request.abort());
	return new Promise((resolve) => {
		const fail = (failure: Failure) => resolve({ ok: false, failure });
		request.onerror = () => fail({ kind: 'offline', problems: [] });
		request.onabort = () => fail({ kind: 'offline', problems: [] });
		request.onload = () => {
			if (request.status === 200) resolve({ ok: true, file: fileIn(request.response) });
			else fail(failureIn(request.status, request.response));
		};
		request.send(body);
	});
}

function failureIn(status: number, answer: unknown): Failure {
	const problems = problemsIn(answer);
	if (problems.length > 0) return { kind: 'refused', problems };
	if (status === 401) return { kind: 'signed-out' };
	return status === 403 ? { kind: 'forbidden' } : { kind: 'broken', message: String(status) };
}

// What our own route answers, which is no tRPC procedure and so has no type on this side.
const fileIn = (answer: unknown) => answer as ImportFile;
const problemsIn = (answer: unknown) =>
	(answer as { problems?: readonly Problem[] } | null)?.problems ?? [];
