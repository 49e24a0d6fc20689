import type { Bench } from './measuring.ts'

/** `npm run bench -- NAME`: prints its samples and, as its last line, one JSON object. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  desk: async () => (await import('./desk/deskBench.ts')).deskBench,
  import: async () => (await import('./importBench.ts')).importBench,
  decide: async () => (await import('./decideBench.ts')).decideBench,
  duplicates: async () => (await import('./duplicates/duplicatesBench.ts')).duplicatesBench,
  drop500: async () => (await import('./drop500Bench.ts')).drop500Bench,
  print100: async () => (await import('./print100Bench.ts')).print100Bench,
  proposals: async () => (await import('./proposalsBench.ts')).proposalsBench,
  rebuild: async () => (await import('./rebuildBench.ts')).rebuildBench,
  suggest: async () => (await import('./suggestBench.ts')).suggestBench,
  start: async () => (await import('./startBench.ts')).startBench,
}

const name = process.argv[2] ?? ''
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (load === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join(' | ')}`)
  process.exit(2)
}
const bench = await load()
const measured = await bench(process.argv.slice(3))
console.log(JSON.stringify({ bench: name, ...measured }))
