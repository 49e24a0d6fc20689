import type { ImportField } from '../../shared/contract/importFields.ts'
import type { ImportKind } from '../../shared/domain/importing/importRun.ts'

/** What the world calls our fields, without spaces and signs, lower case. Earlier names win over later ones, where a file has both (留言编号 before 编号 before id). */
export const orderNames: Readonly<Record<ImportField, readonly string[]>> = {
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
  state: [
    ...['办理状态', '工单状态', '诉求状态', '处理状态', '当前状态', '办件状态', '事项状态', '状态'],
    ...['srstatus', 'requeststatus', 'status', 'state'],
  ],
  unit: [
    ...['主办单位', '承办单位', '办理单位', '责任单位', '处理单位', '主办部门', '承办部门', '责任部门', '办理部门'],
    ...[
      '答复单位',
      '所属单位',
      '所在单位',
      '所属部门',
      '所在部门',
      '单位',
      '部门',
      'agencyresponsible',
      'agency',
      'department',
    ],
    ...['responsibleunit'],
  ],
  reply: [
    ...['答复意见', '答复内容', '回复内容', '回复意见', '办理结果', '处理结果', '办理意见', '处理意见', '办理情况'],
    ...[
      '处理情况',
      '反馈内容',
      '反馈意见',
      '答复',
      '回复',
      'statusnotes',
      'outcome',
      'resolution',
      'reply',
      'response',
    ],
  ],
  repliedAt: [
    ...['答复时间', '回复时间', '反馈时间', '答复日期', '回复日期', 'updateddatetime', 'repliedat', 'responsedate'],
    ...['replydate'],
  ],
  closedAt: [
    ...['办结时间', '结案时间', '办结日期', '结案日期', '完成时间', '关闭时间', '归档时间', '销号时间'],
    ...['closedate', 'closeddate', 'closedat', 'dateclosed', 'completiondate'],
  ],
  level1: [
    ...['一级分类', '一级类别', '一级类目', '一级标签', '一级目录', '一级事项', '大类', '一级', 'level1', 'group'],
    ...['servicename', 'category'],
  ],
  level2: [
    '二级分类',
    '二级类别',
    '二级类目',
    '二级标签',
    '二级目录',
    '二级事项',
    '中类',
    '小类',
    '二级',
    'level2',
    'servicename',
  ],
  level3: ['三级分类', '三级类别', '三级类目', '三级标签', '三级目录', '三级事项', '细类', '三级', 'level3'],
  code: ['分类编码', '类别编码', '事项编码', '分类代码', '类别代码', '编码', '代码', 'servicecode', 'code'],
  aliases: ['别名', '简称', '曾用名', '又名', '关键词', 'aliases', 'alias', 'keywords'],
  name: ['姓名', '名称', '名字', 'name'],
  fullName: ['单位全称', '部门全称', '机构全称', '规范名称', '全称', 'fullname'],
  unitKind: ['单位类型', '单位性质', '单位类别', '机构类型', '类型', '性质', 'unitkind', 'kind'],
  contact: ['联系人', '联络员', '负责人', '经办人', 'contact', 'contactname'],
  duties: ['主要职责', '单位职责', '职责', '职能', '业务范围', 'duties', 'responsibilities'],
  role: ['系统角色', '角色', '岗位', '职务', 'role', 'position'],
}

/** The levels of categories beside orders; 小类 is the last one, whether or not there is a 中类 between. */
const orderLevels = {
  level2: ['二级分类', '二级类别', '二级类目', '二级标签', '二级目录', '二级事项', '中类', 'level2'],
  level3: ['三级分类', '三级类别', '三级类目', '三级标签', '三级目录', '三级事项', '小类', '细类', 'level3'],
}

/** In a table of units or persons the same words mean something else. */
export const namesByKind: Readonly<
  Partial<Record<ImportKind, Readonly<Partial<Record<ImportField, readonly string[]>>>>>
> = {
  newOrders: orderLevels,
  history: orderLevels,
  units: {
    name: [
      ...['单位名称', '部门名称', '机构名称', '承办单位', '单位简称', '单位', '部门', '名称', 'unitname', 'unit'],
      ...['department', 'agency', 'name'],
    ],
    aliases: ['别名', '曾用名', '又名', '简称', 'aliases', 'alias'],
    phone: [
      '联系电话',
      '单位电话',
      '办公电话',
      '值班电话',
      '电话号码',
      '手机号',
      '电话',
      '手机',
      'phone',
      'telephone',
      'tel',
    ],
  },
  persons: {
    name: ['人员姓名', '用户姓名', '姓名', '名字', '人员', 'personname', 'fullname', 'name'],
    unit: [
      '所属单位',
      '所在单位',
      '工作单位',
      '所属部门',
      '所在部门',
      '单位名称',
      '单位',
      '部门',
      'unit',
      'department',
      'agency',
    ],
    phone: ['联系电话', '手机号码', '电话号码', '手机号', '电话', '手机', 'phone', 'mobile', 'telephone', 'tel'],
  },
}

/** With one of these in its name a column is about something else: the answer, the deadline, the person's own number. */
export const excluded: Readonly<Partial<Record<ImportField, RegExp>>> = {
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
  state: /时间|日期|编码|代码|date|time|note|remark|code/,
  unit: /电话|联系|时间|日期|编码|代码|意见|时限|类型|性质|全称|phone|date|code/,
  reply: /时间|日期|单位|部门|人$|人员|次数|字数|是否|满意|模型|预测|date|time|model|predict/,
  repliedAt: /应|期限|要求|截止|due/,
  closedAt: /应|期限|要求|计划|预计|截止|due|expected/,
  name: /用户|单位|部门/,
  code: /邮政|邮编|行政|zip|postal/,
  unitKind: /诉求|工单|问题/,
  contact: /电话|手机|方式|phone/,
}

/** Somebody's guesses at a value beside the value itself: 模型结果, predicted_category. They feed no field. */
export const predicted = /模型|预测|算法|机器|predict|model(?!s?\s*no)/i
