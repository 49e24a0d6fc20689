import type { UnitKind } from '../domain/unit/unit.ts'

/**
 * The units that a new ledger begins with: a county-level city as there are many, 11 towns and 30 departments, none of a real
 * place. `weekly`: orders due a week that such a unit usually carries. The office changes them as it likes.
 */
export type NeutralUnit = {
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
  readonly weekly: number
}

const department = (name: string, fullName: string, weekly = 30): NeutralUnit => ({
  kind: 'department',
  name,
  fullName,
  weekly,
})
const town = (name: string, weekly = 20): NeutralUnit => ({
  kind: 'town',
  name,
  fullName: `${name}${name.endsWith('街道') ? '办事处' : '人民政府'}`,
  weekly,
})

export const neutralUnits: readonly NeutralUnit[] = [
  department('市住建局', '市住房和城乡建设局', 50),
  department('市综合执法局', '市综合行政执法局', 45),
  department('市交通局', '市交通运输局', 40),
  department('市公安局', '市公安局', 40),
  department('市人社局', '市人力资源和社会保障局'),
  department('市自然资源局', '市自然资源局'),
  department('市教体局', '市教育和体育局'),
  department('市卫健局', '市卫生健康局'),
  department('市民政局', '市民政局', 25),
  department('市市场监管局', '市市场监督管理局', 35),
  department('市农业农村局', '市农业农村局'),
  department('市水利局', '市水利局'),
  department('市行政审批局', '市行政审批服务局', 25),
  department('市生态环境分局', '市生态环境分局'),
  department('市发改局', '市发展和改革局', 20),
  department('市工信局', '市工业和信息化局', 20),
  department('市财政局', '市财政局', 15),
  department('市司法局', '市司法局', 15),
  department('市商务局', '市商务局', 15),
  department('市文旅局', '市文化和旅游局', 15),
  department('市应急局', '市应急管理局', 20),
  department('市医保局', '市医疗保障局', 25),
  department('市退役军人局', '市退役军人事务局', 15),
  department('市审计局', '市审计局', 10),
  department('市统计局', '市统计局', 10),
  department('市信访局', '市信访局', 20),
  department('市税务局', '市税务局', 20),
  department('市消防大队', '市消防救援大队', 15),
  department('市供电公司', '市供电公司', 30),
  department('市热力公司', '市热力公司', 40),
  town('城东街道', 30),
  town('城西街道', 30),
  town('城南街道', 30),
  town('滨河街道', 30),
  town('河口镇'),
  town('柳林镇'),
  town('石桥镇'),
  town('双泉镇'),
  town('马家店镇'),
  town('青山镇'),
  town('大营镇'),
]

/** How the center, its first person and its documents are called until somebody says otherwise. */
export const neutralOffice = { officeName: '市办实事推进中心', contact: '值班员', phone: '' } as const
export const firstPersonName = '值班员'
