import { expect, test } from 'vitest'
import { createAlarmSound } from './alarmSound.ts'

const make = () => {
  const started: number[] = []
  let opened = 0
  let closed = 0
  let tick: (() => void) | null = null
  const node = { connect: (to: unknown) => to }
  const param = { value: 0, setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined }
  const audio = {
    currentTime: 10,
    destination: {},
    createOscillator: () => ({
      ...node,
      type: '',
      frequency: param,
      start: (at: number) => started.push(at),
      stop: () => undefined,
    }),
    createGain: () => ({ ...node, gain: param }),
    resume: async () => undefined,
    close: async () => {
      closed += 1
    },
  }
  const sound = createAlarmSound(
    () => {
      opened += 1
      return audio as never
    },
    (act) => {
      tick = act
      return () => {
        tick = null
      }
    },
  )
  return { sound, started, tick: () => tick?.(), counts: () => [opened, closed] }
}

test('R-ALARM-4 it sounds at once, goes on until it is stopped, and begins anew', () => {
  const { sound, started, tick, counts } = make()
  sound.start()
  expect(started).toHaveLength(2)
  tick()
  tick()
  expect(started).toHaveLength(6)
  // Asked to start again while it sounds, it is one alarm and not two.
  sound.start()
  expect(started).toHaveLength(6)
  sound.stop()
  tick()
  expect(started).toHaveLength(6)
  expect(counts()).toEqual([1, 1])
  sound.start()
  expect(started).toHaveLength(8)
})
