import { zhCN } from '../../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../launchDesk.ts'
import { dispatchByKeys } from './deskPage.ts'
import { actOn, expectStatus, followOrder } from './orderActs.ts'

const { yes, no } = zhCN.orderActs.fields
const { satisfactions } = zhCN.orderCourse
type Shot = (name: string) => Promise<void>

/** From the dispatch to the file, as everybody hopes: signed, contacted, worked on, delivered, called, satisfied, closed. */
export const liveWholeWay = async (desk: LaunchedDesk, number: string, shot: Shot): Promise<void> => {
  await followOrder(desk, number)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectStatus(desk, 'dispatched')
  await actOn(desk, 'signOrder')
  await expectStatus(desk, 'signed')
  await actOn(desk, 'recordContact', { note: '已与诉求人约好明天上门' })
  await actOn(desk, 'noteProgress', { note: '零件已到，正在更换' })
  await expectStatus(desk, 'inProgress')
  await desk.page.keyboard.press('Enter')
  await shot('life-in-progress')
  await actOn(desk, 'deliverOrder', { result: '已修复并当面试用，诉求人在场' })
  await expectStatus(desk, 'delivered')
  await actOn(desk, 'recordFollowUp', { contacted: yes, effective: yes, note: '接通，愿意评价' })
  await actOn(desk, 'recordReview', { solved: yes, satisfaction: satisfactions.satisfied })
  await expectStatus(desk, 'reviewed')
  await actOn(desk, 'closeOrder')
  await expectStatus(desk, 'closed')
  await shot('life-closed')
  await desk.page.keyboard.press('Escape')
}

/** Given back by the unit, the return confirmed by the center, given to another unit. */
export const liveReturned = async (desk: LaunchedDesk, number: string, shot: Shot): Promise<void> => {
  await followOrder(desk, number)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectStatus(desk, 'dispatched')
  await actOn(desk, 'returnOrder', { reason: '不属本单位职责，应由交通部门办理' })
  await expectStatus(desk, 'returned')
  await desk.page.keyboard.press('Enter')
  await shot('life-returned')
  await actOn(desk, 'confirmReturn', { reason: '退单成立，改派' })
  await expectStatus(desk, 'accepted')
  await dispatchByKeys(desk, 'd', 'jtj', '市交通局')
  await expectStatus(desk, 'dispatched')
  await desk.page.keyboard.press('Escape')
}

/** Not satisfied: the reasons heard, the work redone, then satisfied and closed. */
export const liveReworked = async (desk: LaunchedDesk, number: string, shot: Shot): Promise<void> => {
  await followOrder(desk, number)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectStatus(desk, 'dispatched')
  await actOn(desk, 'signOrder')
  await expectStatus(desk, 'signed')
  await actOn(desk, 'deliverOrder', { result: '已派人查看' })
  await expectStatus(desk, 'delivered')
  await actOn(desk, 'recordReview', { solved: no, satisfaction: satisfactions.not, reason: '只来看过，没有修' })
  await expectStatus(desk, 'unsatisfied')
  await actOn(desk, 'hearReasons', { account: '诉求人要求三日内修好' })
  await expectStatus(desk, 'reasonHeard')
  await actOn(desk, 'reworkOrder', { reason: '原因属实，重新办理' })
  await expectStatus(desk, 'rework')
  await desk.page.keyboard.press('Enter')
  await shot('life-rework')
  await actOn(desk, 'deliverOrder', { result: '已更换损坏部件，现场验收' })
  await expectStatus(desk, 'delivered')
  await actOn(desk, 'recordReview', { solved: yes, satisfaction: satisfactions.basically })
  await expectStatus(desk, 'reviewed')
  await actOn(desk, 'closeOrder')
  await expectStatus(desk, 'closed')
  await shot('life-reworked')
  await desk.page.keyboard.press('Escape')
}
