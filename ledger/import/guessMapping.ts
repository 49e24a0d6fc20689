import { type ImportField, importFields, type Mapping } from '../../shared/contract/importing.ts'

/**
 * Which column feeds which field, guessed from the header alone. Each column is used once and each field has one column;
 * the best match of all is given away first. An exact name beats a name that ends in a known one (the head of a Chinese
 * compound stands last: 诉求人电话 is a telephone number), and that beats a name that merely contains one.
 */
export const guessMapping = (header: readonly string[]): Mapping => {
  const matches = header.flatMap((name, column) =>
    importFields.map((field) => ({ field, column, score: scoreOf(readName(name), field) })),
  )
  const guess: Record<ImportField, number | null> = { ...nothing }
  const used = new Set<number>()
  for (const { field, column, score } of matches.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (score === 0) break
    if (guess[field] !== null || used.has(column)) continue
    guess[field] = column
    used.add(column)
  }
  return guess
}

/** How many different fields these cells name outright: two or more make a row a header beyond doubt. */
export const namedFields = (cells: readonly string[]): number =>
  new Set(cells.flatMap((cell) => importFields.filter((field) => scoreOf(readName(cell), field) >= EXACT))).size

const EXACT = 1000
const ENDING = 500
const INSIDE = 100

/** Earlier names win over later ones, where a file has both (留言编号 before 编号 before id). */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  sourceId: [
    ...[
      '留言编号',
      '工单编号',
      '诉求编号',
      '工单号',
      '受理编号',
      '事项编号',
      '案件编号',
      '信件编号',
      '投诉编号',
      '单号',
      '编号',
    ],
    ...['servicerequestnum', 'servicerequestid', 'requestid', 'ticketid', 'caseid', 'ticketnumber', 'casenumber', 'id'],
  ],
  title: ['留言主题', '留言标题', '诉求标题', '工单标题', '主题', '标题', '事项名称', 'title', 'subject', 'summary'],
  text: [
    ...[
      '留言详情',
      '留言内容',
      '诉求内容',
      '诉求描述',
      '工单内容',
      '问题描述',
      '反映内容',
      '投诉内容',
      '来电内容',
      '受理内容',
    ],
    ...['内容', '详情', '描述', 'description', 'details', 'content', 'body', 'text'],
  ],
  reporter: [
    ...[
      '留言用户',
      '诉求人',
      '来电人',
      '反映人',
      '投诉人',
      '举报人',
      '上报人',
      '联系人',
      '申请人',
      '市民姓名',
      '姓名',
      '留言人',
    ],
    ...['reporter', 'reportedby', 'requester', 'contactname', 'customername', 'caller', 'name'],
  ],
  phone: [
    ...['联系电话', '来电号码', '手机号码', '联系方式', '电话号码', '手机号', '电话', '手机'],
    ...['phonenumber', 'phone', 'telephone', 'tel', 'mobile'],
  ],
  address: [
    ...['事发地址', '问题地址', '诉求地址', '事发地点', '详细地址', '联系地址', '地址', '地点', '位置', '住址'],
    ...['address', 'addressstring', 'location'],
  ],
  town: [
    ...['所属镇街', '事发镇街', '镇街', '镇街道', '乡镇街道', '乡镇', '街道', '属地', '所属区域', '区域', '辖区'],
    ...['town', 'township', 'district'],
  ],
  category: [
    ...[
      '诉求类别',
      '诉求分类',
      '问题分类',
      '工单分类',
      '事项分类',
      '一级标签',
      '一级分类',
      '类别',
      '分类',
      '诉求类型',
      '工单类型',
    ],
    ...['类型', 'category', 'srtype', 'servicename', 'requesttype', 'type'],
  ],
  channel: [
    ...['诉求渠道', '受理渠道', '来电渠道', '诉求来源', '受理方式', '工单来源', '信息来源', '渠道', '来源'],
    ...['channel', 'methodreceived', 'source', 'origin'],
  ],
  receivedAt: [
    ...[
      '留言时间',
      '来电时间',
      '受理时间',
      '诉求时间',
      '登记时间',
      '创建时间',
      '反映时间',
      '提交时间',
      '上报时间',
      '接报时间',
    ],
    ...['受理日期', '登记日期', '创建日期', '时间', '日期'],
    ...[
      'createddate',
      'createdat',
      'created',
      'requesteddatetime',
      'datereceived',
      'receivedat',
      'opened',
      'datetime',
      'date',
    ],
  ],
}

/** With one of these in its name a column is about something else: the answer, the deadline, the person's own number. */
const excluded: Readonly<Partial<Record<ImportField, RegExp>>> = {
  sourceId: /用户|市民|身份|部门|单位|人员|坐席|证/,
  title: /答复|回复/,
  text: /答复|回复|办理|处理|结果|意见|审核|回访|评价/,
  reporter: /编号|承办|经办|处理|受理人|单位|部门|登录|file|user|unit|agency|service|street/,
  phone: /承办|经办|单位|部门/,
  address: /ip|邮箱|网址|mail|url/,
  town: /编码|代码|police|council/,
  category: /答复|回复|办理|用户|文件|证件/,
  channel: /答复|回复|资金/,
  receivedAt:
    /截止|截至|到期|期限|办结|结案|完成|答复|回复|更新|修改|派单|签收|办理|处理|回访|归档|出生|时长|due|close|status|update|last|end|modif|finish|resol|birth|expected/,
}

const nothing: Readonly<Record<ImportField, null>> = {
  sourceId: null,
  title: null,
  text: null,
  reporter: null,
  phone: null,
  address: null,
  town: null,
  category: null,
  channel: null,
  receivedAt: null,
}

type Name = {
  /** Without spaces, signs and remarks in brackets; lower case, half width. */
  readonly key: string
  /** The Latin words in it, so that `id` is not found in `paid`. */
  readonly words: readonly string[]
}

const readName = (header: string): Name => {
  const plain = header.normalize('NFKC')
  const bare = plain.replace(/[([【][^)\]】]*[)\]】]/g, '').trim() || plain
  return {
    key: bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
    words: bare
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ''),
  }
}

const scoreOf = (name: Name, field: ImportField): number => {
  if (name.key === '') return 0
  const exact = names[field].indexOf(name.key)
  if (exact >= 0) return EXACT + names[field].length - exact
  if (excluded[field]?.test(name.key)) return 0
  return Math.max(...names[field].map((alias) => partScore(name, alias)))
}

const partScore = (name: Name, alias: string): number => {
  if (/[a-z]/.test(alias)) {
    if (name.words.at(-1) === alias) return ENDING + alias.length
    return name.words.includes(alias) ? INSIDE + alias.length : 0
  }
  if (name.key.endsWith(alias)) return ENDING + 10 * alias.length
  return name.key.includes(alias) ? INSIDE + 10 * alias.length : 0
}
