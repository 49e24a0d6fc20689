import type { ImportRefusalCode } from '../../contract/importing.ts'
import type { RowRefusal } from '../../contract/importRows.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const percent = (done: number, total: number): string => `${Math.floor((100 * done) / total)}%`

/** What happened to the file, what is safe, what to do. */
type FileTrouble = { readonly what: string; readonly next: string }

const files: Record<ImportRefusalCode, FileTrouble> = {
  'empty-file': { what: '文件是空的，一个字节也没有', next: '重新导出这份表格，再选一次' },
  'too-large': { what: '文件太大，不能一次导入', next: '按月份或镇街拆成几份，分别导入' },
  'damaged-workbook': { what: '表格文件已损坏，打不开', next: '用表格软件打开并另存为 .xlsx，或让对方重新发一份' },
  'password-protected': { what: '表格设了打开密码', next: '用表格软件去掉密码，另存后再导入' },
  'unknown-format': {
    what: '这不是表格：不是 .xlsx、.xls、.csv，也不是 Open311',
    next: '用表格软件另存为 .xlsx，再导入',
  },
  'not-a-table': { what: '里面没有表格：找不到表头和行列', next: '换一个文件；表格的第一行应当是各列的名称' },
  'no-rows': { what: '只有表头，没有数据行', next: '核对导出条件，重新导出后再导入' },
  'bad-encoding': { what: '文字编码认不出来', next: '用表格软件打开并另存为 .xlsx，再导入' },
  'unclosed-quote': { what: '有一处引号没有收尾，后面的行分不开', next: '补上引号，或用表格软件另存为 .xlsx，再导入' },
  'cannot-read': { what: '文件读不出来', next: '看它是不是被移走、被占用或没有权限，再选一次' },
  cancelled: { what: '导入已取消', next: '需要时重新选择文件' },
  'parser-stopped': { what: '读取时内存不够，读取进程停止了', next: '把表格拆成几份，或另存为 .csv，再导入' },
  'source-missing': { what: '没有写来源名称，一行也没有导入', next: '重新选择文件，写上来源名称再导入' },
  'not-permitted': {
    what: '当前值班人的岗位不能导入表格，一行也没有导入',
    next: '换有权限的人值班后，再选同一份文件导入',
  },
  'store-stopped': {
    what: '存储进程中断过，导入停了下来',
    next: '返回列表，点上方的「继续」，从没写的行接着来；没有这条提示的，再选同一份文件导入',
  },
}

const rowReason = (refused: RowRefusal): string => {
  switch (refused.code) {
    case 'no-title-and-text':
      return '标题和内容都是空的'
    case 'no-source-id':
      return '编号是空的'
    case 'nothing-new':
      return '没有状态，也没有答复'
    case 'no-name':
      return '名称是空的'
    case 'unknown-role':
      return '没有这种角色'
    case 'bad-date':
      return '不是日期，或没有这一天'
    case 'ambiguous-date':
      return '分不清哪个是月、哪个是日'
    case 'future-date':
      return '晚于现在一天以上'
    case 'duplicate-in-file':
      return `编号与第 ${figure(refused.firstRow ?? 0)} 行重复`
    case 'unknown-unit':
      return '没有这个单位'
    case 'not-taken':
      return '台账没有收下'
    case 'too-long':
      return '太长，台账装不下'
    case 'empty-row':
      return '整行是空的'
  }
}

const rowFix = (refused: RowRefusal): string => {
  switch (refused.code) {
    case 'no-title-and-text':
      return '补一句话，或删去该行'
    case 'no-source-id':
      return '补上编号后重导'
    case 'nothing-new':
      return '补上状态或答复，或删去该行'
    case 'no-name':
      return '补上名称；上一级不能空着'
    case 'unknown-role':
      return '改成派单员、督办员、查看等角色'
    case 'bad-date':
    case 'ambiguous-date':
      return '按 年-月-日 填写'
    case 'future-date':
      return '核对日期后重导'
    case 'duplicate-in-file':
      return '对照两行，留一行或改编号'
    case 'unknown-unit':
      return '先添加单位，再导入；或改成已有的名称'
    case 'not-taken':
      return '核对这一行后重导'
    case 'too-long':
      return '删减后重导'
    case 'empty-row':
      return '不用处理'
  }
}

/** The import of a table, from the file to the report. */
export const importing = {
  title: '导入',
  back: '返回',
  cancel: '取消导入',
  cancelling: '正在停下…',
  figure,

  choose: {
    title: '选一份表格，或把它拖到这里',
    text: '诉求、答复、历史工单、类别、单位、人员都可以。支持 .xlsx、.xls、.csv、Open311；编码自动识别。',
    paste: '在表格软件里复制，再在这里按 Ctrl V 粘贴',
    pasted: '粘贴的表格',
    history: '导入记录与待核的改动…',
    pasteEmpty: '剪贴板里没有表格。请先在表格软件里选中单元格，复制后再粘贴',
    pasteTooLong: '粘贴的内容太多，请存成文件再导入',
    local: '文件只在这台电脑上读取，先预览，再入台账。',
    button: '选择文件…',
    dropHere: '松开即读取',
    opening: '正在打开…',
    notAFile: '拖进来的不是本机文件，请用「选择文件」',
    failed: '没有打开文件选择窗口，请再试一次',
  },

  stage: {
    reading: '读取文件',
    unpacking: '解开表格',
    parsing: '读取单元格',
    arranging: '整理各行',
    taking: '已写入',
    waiting: '准备读取',
    share: (done: number, total: number): string => percent(done, total),
    rows: (done: number, total: number): string => `${figure(done)} / ${figure(total)} 行`,
    readingTitle: '正在读取',
    takingTitle: '正在写入台账',
    takingSafe: '已写入的不会丢。取消后再导入同一份文件，会从没写的行接着来。',
  },

  facts: {
    format: '格式',
    formats: {
      xlsx: 'Excel 工作簿',
      xls: 'Excel 97–2003',
      csv: 'CSV 文本',
      html: '网页表格',
      xml: 'XML',
      json: 'JSON',
      pasted: '粘贴',
    },
    encoding: '编码',
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' } as Readonly<
      Record<string, string>
    >,
    header: '表头',
    headerRow: (row: number): string => (row === 0 ? '没有表头' : `第 ${figure(row)} 行`),
    rows: '数据行',
    empty: (count: number): string => `另有空行 ${figure(count)}`,
  },

  source: {
    label: '来源名称',
    hint: '同一来源、同一编号只导入一次：下次再导这个来源的表，已有的行自动跳过。',
    hintNoId: '没有选编号列：按整行内容和出现的次序识别，同一份表再导一次不会重复。',
    missing: '请给来源起个名字，例如「12345 日报」',
    tooLong: '来源名称最多 100 字',
  },

  mapping: {
    title: '各列对应',
    field: '台账字段',
    column: '文件里的列',
    sample: '样例',
    none: '（不导入）',
    kept: (count: number): string => `其余 ${count} 列原样保留在每件诉求的「原表其他列」里`,
    needWords: '标题和诉求内容至少要对应一列',
    columnFor: (field: string): string => `${field} 对应的列`,
    noTime: '按导入时间',
    byContent: '按内容生成',
  },

  preview: {
    title: '前几行导入后的样子',
    none: '前几行都不能导入，请核对各列对应',
    take: (rows: number): string => `导入 ${figure(rows)} 行`,
    other: '换一个文件',
    starting: '正在开始…',
  },

  report: {
    title: '导入报告',
    meta: (format: string, encoding: string, source: string, seconds: number): string =>
      [format, encoding, `来源 ${source}`, seconds < 0.05 ? '' : `用时 ${seconds.toFixed(1)} 秒`]
        .filter((part) => part !== '')
        .join(' · '),
    stopped: '已中途停下：停下之前写入的都在台账里，再导入同一份文件会接着写其余的行。',
    read: '读到',
    taken: '已入台账',
    known: '已有，跳过',
    refused: '被拒',
    rest: '未处理',
    row: '行',
    column: '列',
    value: '原值',
    why: '原因',
    fix: '改法',
    wholeRow: '整行',
    nothing: '（空）',
    all: '每一行都有着落，没有被拒的行。',
    allKnown: '这份表格的行台账里都有了，什么也没有重复写入。',
    shown: (from: number, to: number, total: number): string =>
      `第 ${figure(from)}–${figure(to)} 条，共 ${figure(total)} 条`,
    only: (count: number): string => `只列出前 ${figure(count)} 条`,
    again: '改好后重导…',
    another: '再导入一份…',
    done: '到列表',
    copy: '复制被拒行',
    copied: (count: number): string => `已复制 ${figure(count)} 行，可粘贴到表格软件`,
    copyFailed: '没有复制上，请再试一次',
    rowReason,
    rowFix,
  },

  failed: {
    title: (file: string): string => `「${file}」没有导入`,
    titlePart: (file: string): string => `「${file}」没有导入完`,
    notLost: '没有丢失',
    safe: '台账没有改动，原文件没有改动',
    safePart: '已写入的行都在台账里，原文件没有改动',
    next: '下一步',
    button: '选择另一个文件…',
    row: (row: string): string => `第 ${row} 行`,
    files,
  },
}
