import type { alarm as source } from '../zhCN/alarm.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const orders = (count: number): string => `${figure(count)} ${count === 1 ? 'order' : 'orders'}`

export const alarm: typeof source = {
  label: 'Life and safety',
  sounding: (count) => `Life and safety: ${orders(count)} not dispatched, nobody has answered`,
  answered: (count) => `Life and safety: ${orders(count)} not dispatched`,
  answer: (name) => `Answer as ${name}`,
  by: (name, time) => `${name} answered at ${time}; goes when it is dispatched`,
  more: (count) => `${figure(count)} more`,
}
