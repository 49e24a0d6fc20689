import { useEffect, useRef, useState } from 'react'
import type { KeptPlace } from '../../shared/contract/unsent.ts'
import { useSource } from '../store/source.ts'
import { useSession } from '../store/useDesk.ts'
import { placeKey } from './keptWords.ts'
import { readKept } from './readKept.ts'

export type Kept<T> = {
  readonly value: T
  readonly set: (next: T | ((now: T) => T)) => void
  /** It was begun earlier and stands here again. */
  readonly found: boolean
  /** Sent, or dropped by the person: nothing of it is kept. */
  readonly done: () => void
  /** The form as it is when nothing was typed, or as it stands in the record now. */
  readonly startAnew: (as?: T) => void
}

/**
 * A form's state that survives whatever happens to the window: kept with every letter, found again when the form is opened.
 * `place` and `empty` are those of the first rendering: a form is about one thing while it is open.
 */
export const useKept = <T>(place: KeptPlace, empty: T): Kept<T> => {
  const { kept } = useSession()
  const [at] = useState(place)
  const words = useSource(kept.words)
  const [begun] = useState(() => readKept(words?.get(placeKey(at)), empty))
  const [value, setValue] = useState<T>(begun ?? empty)
  const [found, setFound] = useState(begun !== null)
  const latest = useRef(value)
  const touched = useRef(false)
  const late = useRef(words === null)

  const show = (next: T) => {
    latest.current = next
    setValue(next)
  }
  useEffect(() => {
    // The form was quicker than what was kept for it; what the person typed meanwhile counts more.
    if (words === null || !late.current) return
    late.current = false
    const read = touched.current ? null : readKept(words.get(placeKey(at)), empty)
    if (read === null) return
    latest.current = read
    setValue(read)
    setFound(true)
  }, [words, at, empty])

  return {
    value,
    set: (next) => {
      touched.current = true
      const now = typeof next === 'function' ? (next as (now: T) => T)(latest.current) : next
      show(now)
      kept.keep(at, same(now, empty) ? null : JSON.stringify(now))
    },
    found,
    done: () => kept.keep(at, null),
    startAnew: (as = empty) => {
      show(as)
      setFound(false)
      kept.keep(at, null)
    },
  }
}

const same = <T>(a: T, b: T): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
