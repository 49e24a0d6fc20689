/** The page's time in milliseconds, and a timer; gives how to call it off. */
export type IdleClock = {
  readonly now: () => number
  readonly later: (ms: number, act: () => void) => () => void
}

export type IdleWatch = {
  /** A key or the mouse. */
  readonly touched: () => void
  /** How long nobody may touch it, in milliseconds, counted from now; null: nothing is watched. */
  readonly watch: (limit: number | null) => void
}

/** Says once that nobody was there for the whole limit. A machine that slept counts as nobody: what wakes it is no work. */
export const createIdleWatch = (clock: IdleClock, onIdle: () => void): IdleWatch => {
  let last = clock.now()
  let limit: number | null = null
  let stop = (): void => {}

  const isOver = (): boolean => limit !== null && clock.now() - last >= limit
  const arm = (): void => {
    stop()
    if (limit === null) return
    stop = clock.later(last + limit - clock.now(), () => {
      if (isOver()) over()
      else arm()
    })
  }
  const over = (): void => {
    stop()
    limit = null
    onIdle()
  }
  return {
    touched: () => {
      if (isOver()) over()
      last = clock.now()
    },
    watch: (next) => {
      limit = next
      last = clock.now()
      arm()
    },
  }
}
