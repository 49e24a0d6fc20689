import type { IconName } from '../../look/iconPaths.ts'
import type { Text } from '../../../shared/text/zhCN.ts'
import type { DeskKey } from '../deskKeys.ts'

/** What the desk does by a key of its own: its name and cap, for the palette and for the list of keys. */
export type DeskKeyName = {
  readonly key: DeskKey
  readonly name: string
  readonly icon: IconName
  readonly caps: readonly string[]
}

export const deskKeyNames = (text: Text): readonly DeskKeyName[] => {
  const { names } = text.desk.keys
  const { bulk, exporting, filter } = text.views
  return [
    { key: 'commands', name: text.commands.open, icon: 'search', caps: ['Ctrl K'] },
    { key: 'undo', name: names.undo, icon: 'undo', caps: ['Ctrl Z'] },
    { key: 'redo', name: names.redo, icon: 'redo', caps: ['Ctrl Y', 'Ctrl Shift Z'] },
    { key: 'report', name: names.report, icon: 'plus', caps: ['N'] },
    { key: 'import', name: names.import, icon: 'import', caps: ['I'] },
    { key: 'search', name: names.search, icon: 'search', caps: ['/'] },
    { key: 'filter', name: filter.open, icon: 'filter', caps: ['F', 'Ctrl F'] },
    { key: 'refresh', name: names.refresh, icon: 'refresh', caps: ['F5'] },
    { key: 'selectAll', name: names.selectAll, icon: 'list', caps: ['Ctrl A'] },
    { key: 'bulk', name: bulk.open, icon: 'list', caps: ['Ctrl B'] },
    { key: 'copy', name: exporting.copy, icon: 'copy', caps: ['Ctrl C'] },
    { key: 'export', name: exporting.open, icon: 'export', caps: ['Ctrl E'] },
    { key: 'persons', name: names.persons, icon: 'user', caps: ['U'] },
    { key: 'lock', name: names.lock, icon: 'lock', caps: ['Ctrl L'] },
    { key: 'keys', name: text.desk.keys.title, icon: 'keyboard', caps: ['?'] },
  ]
}
