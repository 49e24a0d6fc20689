import { app, session } from 'electron'
import { deskOrigin } from './deskProtocol.ts'

/** No permission, no navigation, no second window, no download, no web view: the window shows the desk and only that. */
export const denyByDefault = (): void => {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.on('will-download', (event) => event.preventDefault())
  // What asks for anything but the desk's own files is not answered at all.
  session.defaultSession.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !/^(?:app:\/\/desk\/|devtools:|blob:app:|data:image\/)/u.test(details.url) }),
  )
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Whether a message came from the desk's own page and not from a frame or page that got in somehow. */
export const isDesk = (url: string | undefined): boolean => url?.startsWith(`${deskOrigin}/`) ?? false
