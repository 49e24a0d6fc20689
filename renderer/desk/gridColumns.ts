import type { ColDef } from 'ag-grid-community'
import type { ColumnLayout } from '../../shared/contract/columnLayout.ts'
import { columnsInOrder, isUsual, type LayoutColumn } from '../../shared/views/columnOrder.ts'
import { type FilterColumn, filterColumns } from '../../shared/views/filterColumns.ts'
import type { Row, SortColumn } from '../../shared/contract/views.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { shortWhen } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Language } from '../../shared/text/language.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { lightOf } from '../look/light.ts'
import type { CellParts } from './cellParts.ts'
import { amountText, amountTo } from './deadlineText.ts'
import type { HeadFacts, HeadParams } from './gridHead.ts'
import { BoxHead, SortHead } from './gridHead.ts'
import { paintedCell } from './paintedCell.ts'
import type { Room } from './useRoom.ts'

/** What cells need beyond their row; read at the moment of painting, so that columns never change. */
export type CellFacts = HeadFacts & {
  readonly parts: CellParts
  readonly now: () => Instant
  readonly unitName: (unit: RowId) => string
  readonly justChanged: (row: RowId) => boolean
  /** What is searched for, to be marked where it stands. */
  readonly search: () => string
}

type Column = ColDef<Row>

/** Widths in px: wide and narrow (useRoom). The title takes the rest. */
const widths = {
  box: [32, 28],
  light: [28, 20],
  number: [100, 92],
  receivedAt: [92, 84],
  channel: [68, 60],
  town: [72, 64],
  category: [80, 64],
  reporter: [56, 48],
  status: [92, 76],
  lead: [136, 116],
  dueAt: [104, 88],
  saved: [40, 32],
} as const

/** What English words take beyond that. */
const widerInEnglish: Partial<Record<keyof typeof widths, number>> = {
  reporter: 10,
  status: 20,
  channel: 14,
  receivedAt: 4,
  dueAt: 8,
}

export const gridColumns = (facts: CellFacts, room: Room, language: Language, layout: ColumnLayout): Column[] => {
  const { parts } = facts
  const width = (id: keyof typeof widths): number =>
    widths[id][room === 'wide' ? 0 : 1] + (language === 'en' ? (widerInEnglish[id] ?? 0) : 0)
  const head = (
    label: (text: Text) => string,
    sort: SortColumn | null,
    title = label,
  ): Pick<Column, 'headerComponent' | 'headerComponentParams'> => ({
    headerComponent: SortHead,
    headerComponentParams: { facts, label, title, sort, filter: filterOf(sort) } satisfies HeadParams,
  })
  const column = (id: keyof typeof widths, more: Column): Column => ({
    colId: id,
    width: width(id),
    minWidth: width(id),
    cellClass: `c-${id}`,
    headerClass: `c-${id}`,
    ...more,
  })
  const painted = paintedCell
  const usual = isUsual(layout)
  const scant = room === 'scant' && usual
  const tight = scant || (room === 'tight' && usual)
  const marked = (className: string, shown: string): HTMLElement => parts.marked(className, shown, facts.search())

  const columns: Column[] = [
    column('box', {
      enableCellChangeFlash: false,
      headerComponent: BoxHead,
      headerComponentParams: { facts },
      cellRenderer: painted(() => {
        const box = parts.span('cbx')
        box.append(parts.icon('check', true))
        return box
      }),
    }),
    column('light', {
      enableCellChangeFlash: false,
      ...head(
        (text) => text.desk.columns.light,
        null,
        (text) => text.desk.columns.lightTitle,
      ),
      valueGetter: ({ data }) => (data === undefined ? 'none' : lightOf(data, facts.now())),
      cellRenderer: painted((row) => {
        const colour = lightOf(row, facts.now())
        return colour === 'none' ? null : parts.light(colour, facts.text().desk.lights[colour])
      }),
    }),
    column('number', {
      ...head((text) => text.desk.columns.number, 'number'),
      valueGetter: ({ data }) => data?.number,
      cellRenderer: painted(({ number }) => {
        const cut = number.lastIndexOf('-') + 1
        if (facts.search() !== '') return marked('', number)
        const whole = parts.span('', number.slice(0, cut))
        whole.append(parts.span('serial', number.slice(cut)))
        return whole
      }),
    }),
    column('receivedAt', {
      hide: scant,
      ...head((text) => text.desk.columns.receivedAt, 'receivedAt'),
      valueGetter: ({ data }) => data?.receivedAt,
      cellRenderer: painted(({ receivedAt }) => {
        const [day = '', time = ''] = shortWhen(receivedAt, facts.now()).split(' ')
        const whole = parts.span('')
        if (time === '') whole.textContent = day
        else whole.append(parts.span('t3', day), ` ${time}`)
        return whole
      }),
    }),
    column('channel', {
      hide: tight,
      ...head((text) => text.desk.columns.channel, 'channel'),
      valueGetter: ({ data }) => (data === undefined ? undefined : facts.text().desk.channels[data.channel]),
    }),
    column('town', {
      hide: scant,
      ...head((text) => text.desk.columns.town, 'town'),
      valueGetter: ({ data }) => data?.town,
      cellRenderer: painted(({ town }) => marked('', town)),
    }),
    column('category', {
      hide: tight,
      ...head((text) => text.desk.columns.category, 'category'),
      valueGetter: ({ data }) => data?.category,
      cellRenderer: painted(({ category }) => marked('', category)),
    }),
    {
      colId: 'title',
      flex: 1,
      minWidth: 120,
      cellClass: 'c-title',
      headerClass: 'c-title',
      ...head((text) => text.desk.columns.title, 'title'),
      valueGetter: ({ data }) => data && `${data.title} ${data.rung} ${data.supporting.length} ${data.asideUntil}`,
      cellRenderer: painted(({ title, supervised, rung, supporting, asideUntil }) => {
        const whole = parts.span('ti')
        whole.append(marked('el', title))
        // Red is spoken for: a reminder is not yet supervision.
        if (rung !== null) whole.append(parts.span(supervised ? 'tag rd' : 'tag', facts.text().supervision.tags[rung]))
        if (asideUntil !== null && asideUntil > facts.now())
          whole.append(parts.span('tag', facts.text().desk.columns.asideTag(shortWhen(asideUntil, facts.now()))))
        if (supporting.length > 0) {
          const tag = parts.span('tag', facts.text().desk.columns.supportingTag)
          tag.title = supporting.map(facts.unitName).join(facts.text().desk.timeline.join)
          whole.append(tag)
        }
        return whole
      }),
    },
    column('reporter', {
      hide: scant,
      ...head((text) => text.desk.columns.reporter, null),
      valueGetter: ({ data }) => data?.reporter,
    }),
    column('status', {
      ...head((text) => text.desk.columns.status, 'status'),
      valueGetter: ({ data }) => data?.status,
      cellRenderer: painted(({ status }) => {
        const whole = parts.span('ss')
        whole.append(parts.ring(status), parts.span('el', facts.text().desk.statuses[status]))
        return whole
      }),
    }),
    column('lead', {
      ...head((text) => text.desk.columns.lead, 'lead'),
      valueGetter: ({ data }) => (data === undefined || data.lead === null ? '' : facts.unitName(data.lead)),
      cellRenderer: painted(({ lead }) => marked('', lead === null ? '' : facts.unitName(lead))),
    }),
    column('dueAt', {
      ...head((text) => text.desk.columns.dueAt, 'dueAt'),
      valueGetter: ({ data }) => data && `${lightOf(data, facts.now())} ${amountText(facts.text(), data, facts.now())}`,
      cellRenderer: painted((row) => {
        const { clock } = facts.text().desk
        if (row.dueAt === null) return parts.span('dl none', clock.none)
        const colour = lightOf(row, facts.now())
        const { sign, value, unit } = amountTo(row.dueAt, facts.now())
        const whole = parts.span(colour === 'red' ? 'dl over' : colour === 'yellow' ? 'dl near' : 'dl')
        whole.append(
          parts.span('', clock[sign]),
          parts.span('r', value.toLocaleString('en-US')),
          parts.span('', clock.units[unit]),
        )
        return whole
      }),
    }),
    column('saved', {
      enableCellChangeFlash: false,
      ...head(
        () => '',
        null,
        (text) => text.desk.columns.saved,
      ),
      valueGetter: ({ data }) => data !== undefined && facts.justChanged(data.id),
      cellRenderer: painted(({ id }) => {
        const { columns } = facts.text().desk
        if (facts.justChanged(id)) return parts.span('jn', columns.justNow)
        const tick = parts.icon('check', true)
        tick.removeAttribute('aria-hidden')
        tick.setAttribute('role', 'img')
        tick.setAttribute('aria-label', columns.savedRow)
        return tick
      }),
    }),
  ]
  return arranged(columns, layout)
}

/** Box and light first, the mark last; between them the movable columns as the person arranged them. */
const arranged = (columns: readonly Column[], layout: ColumnLayout): Column[] => {
  const of = (id: string): readonly Column[] => columns.filter(({ colId }) => colId === id)
  const pinnedAny = layout.pinned.length > 0
  const fixed = (id: string): readonly Column[] =>
    of(id).map((column) => ({
      ...column,
      lockPosition: id === 'saved' ? 'right' : 'left',
      resizable: false,
      pinned: pinnedAny && id !== 'saved' ? 'left' : null,
    }))
  const movable = columnsInOrder(layout).flatMap((id) => of(id).map((column) => withLayout(column, id, layout)))
  return [...fixed('box'), ...fixed('light'), ...movable, ...fixed('saved')]
}

const withLayout = (column: Column, id: LayoutColumn, { hidden, pinned, widths }: ColumnLayout): Column => {
  const width = widths[id]
  const { flex, ...rest } = column
  return {
    ...rest,
    ...(width === undefined ? (flex === undefined ? {} : { flex }) : { width, flex: 0 }),
    minWidth: Math.min(40, column.minWidth ?? 40),
    hide: hidden.includes(id) || column.hide === true,
    pinned: pinned.includes(id) ? 'left' : null,
  }
}

const filterOf = (sort: SortColumn | null): FilterColumn | null =>
  filterColumns.find((column) => column === sort) ?? null
