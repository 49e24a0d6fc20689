import type { SupervisionRefusalCode } from '../../domain/supervision/supervisionRefusals.ts'
import type { Reason } from './refusals.ts'

export const supervisionRefusals: Readonly<Record<SupervisionRefusalCode, Reason>> = {
  'rung-below': { what: '已经督办到更高一级', next: '督办只升不降，请选现在这一级或更高的' },
  'already-listed': { what: '已经挂牌', next: '办结或答复认可后拟解除挂牌通知' },
  'not-listed': { what: '没有挂牌', next: '只有挂牌督办的才要摘牌' },
  'no-ground': { what: '还不能摘牌', next: '等答复被认可，或诉求全部办结' },
  'needs-delisting': { what: '挂牌督办不能直接结束', next: '请拟解除挂牌通知，签发后即摘牌' },
  'not-delivered': { what: '诉求还没有全部办结', next: '等办结，或写明理由撤回督办' },
  'draft-open': { what: '这一督办已有一份草稿', next: '打开那份草稿接着拟，或作废它' },
  'case-ended': { what: '这一督办已经结束', next: '确需再督办请另立一件' },
  'not-of-this-case': { what: '不在这一督办里', next: '只选这一督办的单位和诉求' },
  'in-another-case': { what: '已在另一件督办里', next: '打开那件督办，在上面升级' },
  'already-checked': { what: '已经审核过', next: '可以签发' },
  'document-void': { what: '这份文书已作废', next: '要用请另拟一份' },
  'already-served': { what: '已经送达', next: '送达的文书不能作废；可以写明理由撤回督办' },
  'not-served': { what: '还没有送达', next: '先登记送达' },
  'already-received': { what: '已经收到回执', next: '不用再登记' },
  'reply-waiting': { what: '上一次答复还没有认定', next: '先认定是否认可' },
  'reply-accepted': { what: '答复已经认可', next: '不用再登记' },
  'reply-empty': { what: '没有写答复内容', next: '写上答复再存' },
  'no-reply-waiting': { what: '没有待认定的答复', next: '先登记答复' },
  'time-in-future': { what: '时间晚于现在', next: '填已经发生的时间' },
  'time-out-of-course': { what: '时间早于上一步', next: '填签发、送达之后的时间' },
  'prefix-twice': { what: '两种文书的代字相同', next: '每种文书用不同的代字' },
  'already-answered': { what: '这条建议已经答复过', next: '不用再答复；情况变化后会再提出' },
}
