import type { IHeaderComp, IHeaderParams } from 'ag-grid-community'
import type { FilterColumn } from '../../shared/views/filterColumns.ts'
import type { Sort, SortColumn } from '../../shared/contract/views.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import type { CellParts } from './cellParts.ts'

export type HeadFacts = {
  readonly parts: CellParts
  readonly text: () => Text
  readonly sort: () => Sort
  readonly sortBy: (column: SortColumn) => void
  /** Whether the whole view, a part of it or nothing is selected. */
  readonly selectedPart: () => 'all' | 'some' | 'none'
  readonly selectAll: () => void
  readonly isFiltered: (column: FilterColumn) => boolean
  readonly filterBy: (column: FilterColumn, at: Element) => void
}
export type HeadParams = {
  readonly facts: HeadFacts
  readonly label: (text: Text) => string
  readonly title: (text: Text) => string
  /** The column that the store sorts by; null when it cannot. */
  readonly sort: SortColumn | null
  /** The column that can be filtered; null when it cannot. */
  readonly filter: FilterColumn | null
}

/** The grid sorts nothing itself: a click on a head opens the view anew, sorted by the store. */
export class SortHead implements IHeaderComp {
  #params: (IHeaderParams & HeadParams) | null = null
  readonly #gui = document.createElement('span')
  #head: HTMLElement = this.#gui
  #funnel: HTMLElement | null = null

  init(params: IHeaderParams & HeadParams): void {
    this.#params = params
    this.#gui.className = 'head'
    this.#head = document.createElement(params.sort === null ? 'span' : 'button')
    this.#head.className = 'hd'
    if (this.#head instanceof HTMLButtonElement) this.#head.tabIndex = -1
    const { sort, facts, filter } = params
    if (sort !== null) this.#head.addEventListener('click', () => facts.sortBy(sort))
    this.#gui.append(this.#head)
    if (filter !== null) {
      const funnel = document.createElement('button')
      funnel.className = 'funnel'
      funnel.tabIndex = -1
      funnel.append(facts.parts.icon('filter', true))
      funnel.addEventListener('click', () => facts.filterBy(filter, funnel))
      this.#funnel = funnel
      this.#gui.append(funnel)
    }
    this.#paint()
  }

  getGui(): HTMLElement {
    return this.#gui
  }

  refresh(params: IHeaderParams & HeadParams): boolean {
    this.#params = params
    this.#paint()
    return true
  }

  #paint(): void {
    const params = this.#params
    if (params === null) return
    const { facts, label, title, sort, eGridHeader } = params
    const text = facts.text()
    const sorted = sort !== null && facts.sort().column === sort
    const { direction } = facts.sort()
    const head = this.#head
    head.replaceChildren(facts.parts.span('el', label(text)))
    if (params.column.getColId() === 'saved') head.append(facts.parts.icon('disk'))
    head.title = title(text)
    // The head is called after its column, not after all that stands in it.
    if (label(text) !== '') eGridHeader.setAttribute('aria-label', label(text))
    head.classList.toggle('so', sorted)
    if (this.#funnel !== null && params.filter !== null) {
      this.#funnel.classList.toggle('on', facts.isFiltered(params.filter))
      this.#funnel.title = text.views.filter.of(text.views.filter.columns[params.filter])
      this.#funnel.setAttribute('aria-label', this.#funnel.title)
    }
    if (sorted) head.append(facts.parts.icon(direction === 'asc' ? 'arrowUp' : 'arrowDown', true))
    // Afterwards: the grid, which sorts nothing here, takes the attribute away in the same pass.
    queueMicrotask(() => {
      if (sorted) eGridHeader.setAttribute('aria-sort', direction === 'asc' ? 'ascending' : 'descending')
      else eGridHeader.removeAttribute('aria-sort')
    })
  }
}

/** The box over all rows: the infinite row model has none, because it does not know the rows that it has not loaded. */
export class BoxHead implements IHeaderComp {
  #facts: HeadFacts | null = null
  readonly #gui = document.createElement('button')

  init({ facts }: IHeaderParams & { readonly facts: HeadFacts }): void {
    this.#facts = facts
    this.#gui.tabIndex = -1
    this.#gui.setAttribute('role', 'checkbox')
    this.#gui.addEventListener('click', () => facts.selectAll())
    this.#paint()
  }

  getGui(): HTMLElement {
    return this.#gui
  }

  refresh(): boolean {
    this.#paint()
    return true
  }

  #paint(): void {
    const facts = this.#facts
    if (facts === null) return
    const part = facts.selectedPart()
    this.#gui.className = part === 'all' ? 'cbx on' : part === 'some' ? 'cbx mix' : 'cbx'
    this.#gui.setAttribute('aria-checked', part === 'all' ? 'true' : part === 'some' ? 'mixed' : 'false')
    this.#gui.setAttribute('aria-label', facts.text().desk.columns.selectAll)
    this.#gui.title = facts.text().desk.columns.selectAll
    this.#gui.replaceChildren(facts.parts.icon(part === 'some' ? 'dash' : 'check', true))
  }
}
