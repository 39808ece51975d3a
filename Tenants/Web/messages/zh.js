export default {
  tenants: {
    signIn: '登录',
    signUp: '免费试用',
    invitation: '加入工作区',
    passwordReset: '重设密码',
    settings: '设置',
    account: '我的账户',
    company: '公司信息',
    members: '成员',
    teams: '团队',
    roles: '角色权限',
    objects: '自定义对象',
    fields: '字段',
    plan: '套餐与模块',
    keys: 'API 密钥',
    jobs: '后台任务',
  },
}
