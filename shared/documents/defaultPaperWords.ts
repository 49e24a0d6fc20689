import type { FormKind, OfficePaperKind } from '../domain/officePaper/officePaperKinds.ts'
import { formKinds, isOfficeKind, type PaperFormWords } from '../domain/officePaper/paperForms.ts'

/** The wording that the program brings along, version 0 of each kind; an office changes it among the settings. */
export const defaultPaperWords = (kind: FormKind): PaperFormWords =>
  isOfficeKind(kind) ? words[kind] : { title: '', body: '', copyTo: '' }

const words: Readonly<Record<OfficePaperKind, PaperFormWords>> = {
  dispatchSheet: {
    title: '诉求事项交办单',
    body: `{收到日期}，[{镇街}][经{渠道}]反映“{标题}”（编号{编号}）。经{自称}研究，现交由你单位主办[，{协办单位}协办]，请于{办理期限}前办结。
一、诉求内容
[{诉求内容}]
二、办理要求
{办理要求}
三、反馈方式
[{反馈方式}]
联系人：{联系人}，电话：{联系电话}。`,
    copyTo: '',
  },
  extensionReply: {
    title: '关于{编号}号诉求事项延期办理的批复',
    body: `你单位[{申请日期}]关于延期办理“{标题}”（编号{编号}）的申请收悉。[申请理由：{申请理由}。]现批复如下：
一、批复意见
{批复意见}
[{批复理由}]
二、办理要求
[{办理要求}]
请于{办理期限}前办结，并将办理结果书面报{自称}。[联系人：{联系人}，电话：{联系电话}。]
特此批复。`,
    copyTo: '',
  },
  closingReport: {
    title: '关于{编号}号诉求事项办结情况的报告',
    body: `{收到日期}，[{镇街}][经{渠道}]反映“{标题}”（编号{编号}），由{主办单位}主办[，{协办单位}协办]。[该事项已于{办结日期}办结，]现将有关情况报告如下。
一、诉求内容
[{诉求内容}]
二、办理过程
[{办理过程}]
三、办理结果
{办理结果}
四、回访情况
[{回访情况}]
特此报告。`,
    copyTo: '',
  },
  minutes: {
    title: '',
    body: `{会议时间}，{主持人}[在{会议地点}]主持召开会议，专题会商“{标题}”（编号{编号}）事项。现将议定事项纪要如下。
一、基本情况
{收到日期}，[{镇街}][经{渠道}]反映该事项[，由{主办单位}主办][，{协办单位}协办]。
[{诉求内容}]
二、议定事项
{议定事项}`,
    copyTo: '',
  },
}

export const defaultFormWords: Readonly<Record<FormKind, PaperFormWords>> = Object.fromEntries(
  formKinds.map((kind) => [kind, defaultPaperWords(kind)]),
) as Record<FormKind, PaperFormWords>
