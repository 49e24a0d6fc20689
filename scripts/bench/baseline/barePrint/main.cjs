// The baseline of a batch: a window that holds the same pages as plain HTML and prints them into a file, nothing else.
const { writeFile } = require('node:fs/promises')
const { app, BrowserWindow } = require('electron')

const [page = '', out = '', rounds = '0'] = process.argv.slice(-3)

app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    show: false,
    frame: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  await window.loadFile(page)
  await window.webContents.executeJavaScript('document.fonts.ready.then(() => undefined)')
  // One before counting: the first print starts a process and reads the fonts.
  for (let round = -1; round < Number(rounds); round += 1) {
    const begun = performance.now()
    const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
    await writeFile(out, pdf)
    if (round >= 0) process.stdout.write(`took ${performance.now() - begun}\n`)
  }
  app.quit()
})
