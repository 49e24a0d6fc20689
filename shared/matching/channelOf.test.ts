import { expect, test } from 'vitest'
import { channelOf } from './channelOf.ts'

test('R-IMPORT-5 what sources call their channels becomes one of ours, and a strange name is the channel of others', () => {
  const names = {
    hotline: ['12345', '市民热线', '来电', 'Phone', 'call center'],
    letterbox: ['书记信箱', '网上留言', '微信', '微信小程序', '12345热线网站', 'Mobile App', 'E-mail', '政务 API'],
    grid: ['网格上报', '网格员', 'Grid'],
    enterprise: ['企业直通', '帮办代办', 'Enterprise'],
    visit: ['现场走访', '窗口', 'walk-in'],
    town: ['镇街点单', '水集街道', 'Town Hall'],
    other: ['', '批示', '?'],
  }
  for (const [channel, list] of Object.entries(names))
    for (const name of list) expect([name, channelOf(name)]).toEqual([name, channel])
})
