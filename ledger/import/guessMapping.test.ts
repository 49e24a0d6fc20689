import { type ImportField, importFields } from '../../shared/contract/importFields.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessMapping, namedFields } from './guessMapping.ts'

const guessed = (header: readonly string[]): Partial<Record<ImportField, string>> =>
  Object.fromEntries(
    Object.entries(guessMapping(header).mapping).flatMap(([field, column]) =>
      column === null ? [] : [[field, header[column]]],
    ),
  )

test('columns of a message board are recognised', () => {
  expect(guessed(['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'])).toEqual({
    sourceId: '留言编号',
    reporter: '留言用户',
    title: '留言主题',
    receivedAt: '留言时间',
    text: '留言详情',
  })
})

test('columns of a hotline export are recognised, whatever their widths, cases, spaces and remarks', () => {
  expect(
    guessed([
      '序号',
      '工单 编号',
      '诉求人姓名',
      '诉求人电话（必填）',
      '诉求内容*',
      '来电时间',
      '办结时间',
      '所属镇街',
      '诉求地址',
      '工单类别',
      '受理渠道',
      '答复内容',
    ]),
  ).toEqual({
    sourceId: '工单 编号',
    reporter: '诉求人姓名',
    phone: '诉求人电话（必填）',
    text: '诉求内容*',
    receivedAt: '来电时间',
    town: '所属镇街',
    address: '诉求地址',
    category: '工单类别',
    channel: '受理渠道',
    closedAt: '办结时间',
    reply: '答复内容',
  })
  expect(guessed(['ＩＤ', 'Title ', 'DESCRIPTION', 'Phone_Number'])).toEqual({
    sourceId: 'ＩＤ',
    title: 'Title ',
    text: 'DESCRIPTION',
    phone: 'Phone_Number',
  })
})

test('columns of an American 311 export are recognised, and the other dates are left alone', () => {
  const header =
    'SRRecordID,ServiceRequestNum,SRType,MethodReceived,CreatedDate,SRStatus,StatusDate,DueDate,CloseDate,Agency,LastActivity,LastActivityDate,Outcome,Address,ZipCode,Neighborhood,CouncilDistrict,PoliceDistrict,PolicePost,Latitude,Longitude,GeoLocation,2010 Census Wards Precincts,2010 Census Neighborhoods,Zip Codes,DaysOpen'
  expect(guessed(header.split(','))).toMatchObject({
    sourceId: 'ServiceRequestNum',
    category: 'SRType',
    receivedAt: 'CreatedDate',
    address: 'Address',
    channel: 'MethodReceived',
  })
  expect(guessed(['DueDate', 'CloseDate', 'StatusDate'])).toEqual({ closedAt: 'CloseDate' })
})

test('names that only look alike are not taken', () => {
  expect(guessed(['序号', '市民编号', '答复人', '办结时限', 'paid', 'Latitude', '单位电话'])).toEqual({})
})

test('the better of two columns wins, and the other feeds nothing', () => {
  expect(guessed(['编号', '留言编号'])).toEqual({ sourceId: '留言编号' })
  expect(guessed(['内容', '诉求内容', '内容'])).toEqual({ text: '诉求内容' })
})

test('a column is used once and every guess lies within the header', () => {
  const name = fc.oneof(
    fc.constantFrom('编号', '标题', '电话', '诉求人电话', '时间', 'id', 'Name', '', '类别'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 15 }), (header) => {
      const columns = importFields
        .map((field) => guessMapping(header).mapping[field])
        .filter((column) => column !== null)
      expect(new Set(columns).size).toBe(columns.length)
      for (const column of columns) expect(header[column]).toBeDefined()
    }),
  )
})

test('a row that names fields outright is told from a row of data', () => {
  expect(namedFields(['留言编号', '留言主题', '备注'])).toBe(2)
  expect(namedFields(['2549', '小区电话打不通', '王女士'])).toBe(0)
})

test('the levels of a category beside an order are told apart, under the column of the first level', () => {
  expect(guessed(['编号', '标题', '诉求类别', '一级标签', '二级标签', '三级标签'])).toEqual({
    sourceId: '编号',
    title: '标题',
    category: '一级标签',
    level2: '二级标签',
    level3: '三级标签',
  })
  expect(guessed(['编号', '标题', '大类', '小类'])).toMatchObject({ category: '大类', level3: '小类' })
  expect(guessed(['编号', '标题', '诉求类别', '一级标签'])).toMatchObject({ category: '诉求类别' })
  expect(guessed(['编号', '标题', '二级单位'])).not.toHaveProperty('level2')
})
