/** Line drawings on a field of 16 × 16. */
export const icons = {
	alert: 'M8 2.5 14.5 13.5H1.5Z M8 6.5v3.5 M8 11.6v.4',
	articles: 'M2.5 5 8 2l5.5 3v6L8 14l-5.5-3Z M2.5 5 8 8l5.5-3 M8 8v6',
	back: 'M10 3 5 8l5 5',
	bulk: 'M2.5 4h7 M2.5 8h5 M2.5 12h4 M10 13l.5-2.2L14 7.3 15.2 8.5l-3.5 3.5Z',
	calculate:
		'M3.5 2h9v12h-9Z M5.5 4.5h5v2h-5Z M5.5 9h.1 M8 9h.1 M10.5 9h.1 M5.5 11.5h.1 M8 11.5h.1 M10.5 11.5h.1',
	check: 'M3 8.5 6.5 12 13 4.5',
	close: 'M4 4l8 8 M12 4l-8 8',
	copy: 'M5.5 5.5h8v8h-8Z M10.5 5.5v-3h-8v8h3',
	down: 'M4 6.5 8 10.5l4-4',
	download: 'M8 2.5v8 M4.5 7.5 8 11l3.5-3.5 M2.5 13.5h11',
	edit: 'M3 13l.6-2.8L10.8 3l2.2 2.2-7.2 7.2Z',
	filter: 'M2.5 3.5h11L9.5 8.5v4l-3 1v-5Z',
	find: 'M2.5 3.5h11 M2.5 7h4 M2.5 10.5h3 M10 12.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z M12.2 11.7l2.3 2.3',
	finance: 'M2.5 13.5h11 M4 11V7 M8 11V3 M12 11V5.5',
	history: 'M2.8 6A5.5 5.5 0 1 1 2.5 9 M2.5 3v3h3 M8 5v3.2l2.2 1.6',
	info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z M8 7.2V11 M8 4.9V5',
	key: 'M6 10a3 3 0 1 1 1.8-4.4L14 5.5v2h-1.5V9h-2V7.5H8.8A3 3 0 0 1 6 10Z',
	menu: 'M2 4h12 M2 8h12 M2 12h12',
	minus: 'M3 8h10',
	more: 'M3 8h.1 M8 8h.1 M13 8h.1',
	partners:
		'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4 M10.5 3.3a2.5 2.5 0 0 1 0 4.4 M12 9.8c1.6.5 2.5 1.8 2.5 3.7',
	plus: 'M8 3v10 M3 8h10',
	prices: 'M8.5 2h5v5L7.5 13.5l-5.5-5Z M11 4.5h.1',
	right: 'M6 3l5 5-5 5',
	search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Z M10.6 10.6 14 14',
	settings:
		'M2 4.5h6.5 M11.5 4.5H14 M2 11.5h2.5 M7.5 11.5H14 M10 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z M6 13.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
	sidebar: 'M2 3h12v10H2Z M6 3v10',
	sort: 'M5 13V3 M2.5 5.5 5 3l2.5 2.5 M11 3v10 M8.5 10.5 11 13l2.5-2.5',
	stock: 'M2 6.5 8 3l6 3.5V14H2Z M5 14V9h6v5 M5 11.5h6',
	table: 'M2 3h12v10H2Z M2 6.5h12 M2 10h12 M6.5 3v10',
	trash: 'M3 4.5h10 M6 4.5V3h4v1.5 M4.5 4.5l.5 9h6l.5-9',
	undo: 'M5.5 3 2.5 6l3 3 M2.5 6h7a4 4 0 0 1 0 8H6',
	up: 'M4 9.5 8 5.5l4 4',
	upload: 'M8 11V3 M4.5 6 8 2.5 11.5 6 M2.5 13.5h11',
	user: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8Z M2.5 14c0-2.8 2.4-4.3 5.5-4.3s5.5 1.5 5.5 4.3'
} as const;
export type IconName = keyof typeof icons;
