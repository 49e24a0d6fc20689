import { useEffect, useLayoutEffect, useRef } from 'react'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { chipPlace } from './chipPlace.ts'
import { useDeskModel } from './deskModel.ts'
import { DueLines } from './DueLines.tsx'
import { useConcerned } from './useConcerned.ts'
import { useDispatchLimits } from './useDispatchLimits.ts'
import './dragChip.css'

/** What is in the hand and what dropping would mean. It follows the pointer without a render and never covers a lane. */
export const DragChip = () => {
  const { drags } = useDeskModel()
  const drag = useSource(drags.drag)
  return drag === null ? null : <Chip />
}

const Chip = () => {
  const { text } = useDesk()
  const { drags, lane } = useDeskModel()
  const drag = useSource(drags.drag)
  const chip = useRef<HTMLDivElement>(null)
  const limits = useDispatchLimits(drag?.aim ?? null)
  const concerned = useConcerned(drag?.aim ?? null)
  const words = text.desk.drag

  const pointer = useRef<{ readonly x: number; readonly y: number } | null>(null)

  useEffect(
    () =>
      drags.onPointer((x, y) => {
        pointer.current = { x, y }
        if (chip.current !== null) place(chip.current, pointer.current)
      }),
    [drags],
  )
  // Over another unit the chip has another width, and the pointer may rest.
  useLayoutEffect(() => {
    if (chip.current !== null && pointer.current !== null) place(chip.current, pointer.current)
  })
  if (drag === null) return null
  const unit = drag.over === null ? undefined : lane(drag.over)
  return (
    <div ref={chip} className={drag.aim.count > 1 ? 'dragchip many' : 'dragchip'} role="status">
      <div className="a">
        <Icon name="dispatch" />
        {words.title(drag.aim.count)}
      </div>
      {unit === undefined ? (
        <div className="c">{words.aim}</div>
      ) : (
        <>
          <div className="c">
            {drag.supporting ? words.supporting : words.lead} <b>{unit.name}</b>
          </div>
          {drag.supporting ? <div className="c">{words.thenLead}</div> : <DueLines limits={limits} />}
          {concerned.has(unit.unit) ? (
            <div className="c wn">{words.concerned(concerned.get(unit.unit) ?? 0)}</div>
          ) : null}
        </>
      )}
    </div>
  )
}

const place = (chip: HTMLElement, pointer: { readonly x: number; readonly y: number }): void => {
  const lanes = document.querySelector('.lanes')?.getBoundingClientRect()
  if (lanes === undefined) return
  const { width, height } = chip.getBoundingClientRect()
  const at = chipPlace(pointer, { width, height }, lanes.left, window.innerHeight)
  chip.style.transform = `translate(${at.x}px, ${at.y}px)`
  chip.style.visibility = 'visible'
}
