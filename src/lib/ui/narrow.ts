import { MediaQuery } from 'svelte/reactivity';

/** Whether the window is too narrow for a table, which then stands as cards. */
export const narrow = new MediaQuery('width < 768px');
