const figure = (value: number): string => value.toLocaleString('en-US')

/** The bar over every screen while an order about life and safety has no unit. */
export const alarm = {
  label: '生命安全告警',
  sounding: (count: number): string => `生命安全：${figure(count)} 件未派出，无人应答`,
  answered: (count: number): string => `生命安全：${figure(count)} 件未派出`,
  answer: (name: string): string => `${name} 应答`,
  by: (name: string, time: string): string => `${name} ${time} 已应答，派出后消除`,
  more: (count: number): string => `另 ${figure(count)} 件`,
}
