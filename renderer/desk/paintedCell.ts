import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { Row } from '../../shared/contract/views.ts'

type Cell = ICellRendererParams<Row>

/**
 * A cell that paints plain DOM, as a class of the grid's own kind: the grid's React side takes a bare function for a React
 * component, and some 400 of those a jump would stand between the rows and the screen.
 */
export const paintedCell = (paint: (row: Row) => HTMLElement | SVGElement | null): (new () => ICellRendererComp<Row>) =>
  class implements ICellRendererComp<Row> {
    readonly #gui = document.createElement('span')

    init(params: Cell): void {
      this.#gui.className = 'pc'
      this.refresh(params)
    }

    getGui(): HTMLElement {
      return this.#gui
    }

    refresh({ data }: Cell): boolean {
      const painted = data === undefined ? null : paint(data)
      if (painted === null) this.#gui.replaceChildren()
      else this.#gui.replaceChildren(painted)
      return true
    }
  }
