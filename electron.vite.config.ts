import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname
const at = (path: string) => resolve(root, path)

// The oldest runtime that the program must run on, not the one installed: see docs/ARCHITECTURE.md.
const nodeTarget = 'node20'
const chromeTarget = 'chrome130'

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      sourcemap: false,
      // Only what package.json calls a dependency stays outside: sqlite3, because it is native.
      externalizeDeps: true,
      rollupOptions: {
        input: {
          main: at('electron/main/main.ts'),
          store: at('electron/store/store.ts'),
          parser: at('electron/store/parser.ts'),
          ordersAside: at('electron/store/ordersAside.ts'),
          backupAside: at('electron/store/backupAside.ts'),
          learnAside: at('electron/store/learnAside.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      sourcemap: false,
      // A sandboxed preload cannot load a second file, so everything goes into the one.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      // Outside its root the bundler would otherwise keep the chunks of earlier builds.
      emptyOutDir: true,
      target: chromeTarget,
      sourcemap: false,
      minify: true,
      // Inlined assets would be data: URLs, which the content security policy refuses for fonts and scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rollupOptions: { input: at('renderer/index.html') },
    },
  },
})
