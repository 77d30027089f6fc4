#!/usr/bin/env node
// The facts engine runs its queries on this pool; the size must be set before anything uses it.
process.env.UV_THREADPOOL_SIZE ??= '16';
await import('../dist/sanyi.js');
