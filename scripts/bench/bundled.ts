import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/**
 * Scripts put together as the program is: `entries` maps names to source files, `NAME.mjs` stands in the folder that is returned.
 * What reads TypeScript at run time takes some 50 MB in a process and as much again in each of its threads, and would be
 * measured with them. The folder lies in the checkout, so that packages left outside are found.
 */
export const bundled = async (folder: string, entries: Readonly<Record<string, string>>): Promise<string> => {
  const outDir = join(root, 'out/bench', folder)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rollupOptions: { input: { ...entries }, output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  })
  return outDir
}
