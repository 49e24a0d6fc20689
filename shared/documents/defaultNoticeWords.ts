/** What a new notice proposes to the clerk; every word may be changed before it is signed off. */
export const defaultNoticeWords = {
  basis: '“万事有解”工作机制',
  requirements: ['明确责任人，抓紧研究办理，依法依规解决问题'],
  conditions: ['事项办结并经回访认可'],
  reply: '请自收到之日起1个工作日内反馈签收情况和拟办措施',
} as const
