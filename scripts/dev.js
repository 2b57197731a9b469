// npm run dev: the product with hot reload, on the same database as npm start.
import { run } from './run.js';

const port = process.env['PORT'] ?? '5173';
const ok = run('vite', ['dev', '--port', port], { ORIGIN: `http://localhost:${port}` });
process.exit(ok ? 0 : 1);
