// The baseline of scrolling: AG Grid Community alone in a window on the same runtime, the same columns as plain texts, its rows
// made on the spot and nothing behind them.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1600,
    height: 900,
    show: false,
    frame: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => window.show())
  window.loadFile('index.html', { query: { rows: process.env.BENCH_ROWS ?? '1000' } })
})
app.on('window-all-closed', () => app.quit())
