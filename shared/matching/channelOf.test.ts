import { expect, test } from 'vitest'
import { channels, offeredChannels, retiredChannels } from '../../shared/domain/order/orderState.ts'
import { channelOf } from './channelOf.ts'

test('R-IMPORT-5 what sources call their channels becomes one of ours, and a strange name is the channel of others', () => {
  const names = {
    hotline: ['12345', '市民热线', '来电', 'Phone', 'call center'],
    letterbox: ['书记信箱', '网上留言', '微信', '12345热线网站', 'Mobile App', 'E-mail', '政务 API'],
    village: ['网格上报', '网格员', 'Grid', '村居点单', '社区'],
    program: ['微信小程序', '小程序'],
    idea: ['金点子'],
    vehicle: ['服务车', '流动车'],
    enterprise: ['企业直通', '帮办代办', 'Enterprise'],
    cadre: ['现场走访', '干部一线', 'on-site visit'],
    town: ['镇街点单', '水集街道', 'Town Hall'],
    other: ['', '批示', '窗口', 'walk-in', '?'],
  }
  for (const [channel, list] of Object.entries(names))
    for (const name of list) expect([name, channelOf(name)]).toEqual([name, channel])
})

test('R-CATALOGUE-15 a retired channel is offered to nobody and guessed for nothing, and stays readable', () => {
  expect(offeredChannels).not.toContain('grid')
  expect(offeredChannels).not.toContain('visit')
  expect(new Set([...offeredChannels, ...retiredChannels])).toEqual(new Set(channels))
  for (const name of ['网格', '走访', '来访', 'grid', 'visit']) expect(retiredChannels).not.toContain(channelOf(name))
})
