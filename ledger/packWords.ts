import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Words } from '../shared/domain/event.ts'

/**
 * Typed words before they are sealed: DEFLATE (RFC 1951) that knows beforehand what offices write. A text of three lines is
 * shorter than what it takes to describe its letters, so that without the dictionary hardly any would shrink. It was tried on
 * 4,326 messages of citizens (1,215 bytes on average become 605; 740 without it) and 2,816 replies (1,032 become 543; 633).
 *
 * **The dictionary is part of the record: not a letter of it may ever change.** Another one is another name in `Packing`.
 */
export type Packing = 'deflate:1'

const officeWords =
  '情况属实依法依规的、了。，我是您好！你好！请问谢谢！感谢领导工作人员群众居民业主市民村民学生家长老人孩子农民工单位公司企业物业' +
  '开发商施工小区街道社区镇村委会学校医院派出所公安局城管执法局交通住建局人社局教育局自然资源局市场监管局政府有关部门相关部门道路路灯' +
  '路面公交车停车位车辆电梯房屋房产证购房合同交房拆迁补偿供水停水停电燃气供暖暖气污水垃圾噪音扰民污染环境卫生安全隐患工资拖欠社保医保' +
  '户口补贴收费标准违规违法经营管理政策规定投诉举报反映的问题一直没有至今无人处理多次打电话回复联系答复诉求人尽快解决严重影响正常生活' +
  '希望能够请求核实核查现场查看已安排进行整改维修办理完毕说明但是因为所以如果可以现在已经每天晚上以及小时分钟年月日'
/** What stands at its end is reached with the fewest bits: the names of fields, in the order in which they are written. */
const fieldNames =
  '{"account":"{"reason":"{"unitName":"","reason":"","note":"","result":"","sourceName":"","sourceId":"","extra":""}' +
  '","phone":"","address":"","town":"","category":"","reporter":"","text":"{"title":""}' +
  '{"leadName":"市","supportingNames":"","note":"","decision":""}'

export const dictionaries: Readonly<Record<Packing, Buffer>> = {
  'deflate:1': Buffer.from(officeWords + fieldNames, 'utf8'),
}

export type PackedWords = {
  readonly plain: Buffer
  /** Null where packing would not make it shorter. */
  readonly packed: Buffer | null
}

export const packWords = (words: Words): PackedWords => {
  const known = ahead.get(words)
  if (known !== undefined) return known
  const plain = Buffer.from(JSON.stringify(words), 'utf8')
  return { plain, packed: pack(plain) }
}

/**
 * Packs words that are about to be sealed, while the database is busy with those before them: packing takes longer than
 * all that is done with them after it. A convenience only: words that nobody packed ahead are packed when they are sealed.
 */
export const packAhead = (words: Words): void => {
  ahead.set(words, packWords(words))
}
const ahead = new WeakMap<Words, PackedWords>()

/** Null where packing would not make it shorter. */
export const pack = (plain: Buffer): Buffer | null => {
  const packed = deflateRawSync(plain, { dictionary: dictionaries['deflate:1'] })
  return packed.length < plain.length ? packed : null
}

/** Throws on bytes that are not packed so. */
export const unpack = (packed: Uint8Array, packing: Packing): Buffer =>
  inflateRawSync(packed, { dictionary: dictionaries[packing] })
