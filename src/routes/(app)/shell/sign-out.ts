/** Ends the session. A form, because the answer leads to another page and the browser asks about what is unsaved. */
export function signOut() {
	const form = document.createElement('form');
	form.method = 'POST';
	form.action = '/logout';
	document.body.append(form);
	form.requestSubmit();
	form.remove();
}
