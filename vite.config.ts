import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { paraglide } from './scripts/paraglide.js';
import { threadSource } from './scripts/thread-source.js';

export default defineConfig({
	plugins: [paraglide(), tailwindcss(), threadSource(), sveltekit()]
});
