import { type RefObject, useLayoutEffect } from 'react'

/** Gives the focus back, when the part goes away, to whatever had it before. */
export const useFocusReturn = (part: RefObject<HTMLElement | null>, onEnter: (part: HTMLElement) => void): void => {
  // Runs once for a part's life: a later render must not take the focus away from what somebody is typing in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    const opener = document.activeElement
    if (part.current !== null) onEnter(part.current)
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [])
}

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

/** What Tab can reach in a part, in order. */
export const reachable = (part: HTMLElement): readonly HTMLElement[] =>
  Array.from(part.querySelectorAll<HTMLElement>(focusable)).filter((item) => item.offsetParent !== null)

/** The element that asks for the focus with `data-first`, else the first that can have it. */
export const focusFirst = (part: HTMLElement): void => {
  const first = part.querySelector<HTMLElement>('[data-first]') ?? reachable(part)[0] ?? part
  first.focus({ preventScroll: true })
}
