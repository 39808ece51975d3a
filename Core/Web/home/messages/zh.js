export default {
  home: {
    morning: '早上好，{name}',
    afternoon: '下午好，{name}',
    evening: '晚上好，{name}',
    late: '夜深了，{name}',
    scopeTitle: '数据范围',
    scope: { mine: '我的', all: '全部' },
    recentlySeen: '最近查看',
    firstSteps: '从这里开始',
    firstStepsText: '四个小步骤，工作区就准备好了。完成后会自动打勾。',
    stepsDone: '已完成 {n} / {count}',
    stepDone: '已完成',
    dismiss: '隐藏这些步骤',
    step: { customer: '创建第一个客户', import: '导入已有客户', colleague: '邀请同事加入', funnel: '开启销售漏斗' },
    stepText: {
      customer: '只填名称就可以开始。',
      import: '支持从 Excel 或其他系统导出的 CSV 文件，写入前可先预览。',
      colleague: '客户由团队共同维护，每个人先看到自己的客户。',
      funnel: '在看板上跟进商机，从初次接触到签约。',
    },
  },
}
