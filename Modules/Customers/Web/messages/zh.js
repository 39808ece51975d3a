export default {
  customers: {
    subsidiaries: '下级公司',
    section: {
      main: '基本信息', contact: '联系方式', follow: '跟进与需求', company: '企业信息', person: '个人信息', address: '地址', credit: '结算与信用',
      payment: '金额与付款', delivery: '交付',
    },
    followUp: {
      action: '已跟进', next: '刚刚已联系，下次跟进：', tomorrow: '明天', threeDays: '3 天后', week: '一周后', twoWeeks: '两周后',
      month: '一个月后', never: '暂不安排', done: '已记录对“{name}”的跟进。',
    },
    lines: {
      title: '订单明细', add: '添加明细', done: '完成', remove: '移除{name}', removed: '已移除“{name}”。', total: '合计', tools: '操作',
      empty: '没有明细，订单金额单独填写。', notLoaded: '明细加载失败。', tryAgain: '重试',
    },
    home: {
      numbers: '客户数据', customers: '客户', today: '今日待跟进', overdue: '逾期未跟进', newThisMonth: '本月新增',
      followUps: '待跟进客户', daysLate: '已逾期 {n} 天', isToday: '今天', call: '致电{name}', followedUp: '{name}：已跟进', all: '全部',
      nothingDue: '没有待跟进的客户', nothingDueText: '到了下次跟进日期的客户会出现在这里。', lifecycles: '客户阶段分布',
    },
  },
}
