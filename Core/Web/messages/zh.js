export default {
  app: {
    name: '观系', yes: '是', no: '否', ok: '确定', cancel: '取消', close: '关闭', undo: '撤销',
    back: '返回', more: '更多', retry: '重试', loading: '正在加载', nobody: '未分配', offline: '网络不通，请检查连接后重试。', unexpected: '出了点问题，请稍后再试。',
    reload: '重新加载', popup: '弹出菜单',
  },
  shell: {
    home: '首页', imports: '数据导入', settings: '设置', menu: '菜单', skip: '跳到正文', slim: '收起侧栏', wide: '展开侧栏', mainNavigation: '主导航', quickNavigation: '快捷导航', settingsNavigation: '设置导航', settingsAreas: '设置分区', create: '新建',
    createOf: '新建{name}', search: '搜索或跳转', notices: '通知', noticesNew: '通知，{n} 条未读', help: '键盘快捷键', account: '我的账号', signOut: '退出登录', languageSwitch: 'Switch to English',
    objects: '自定义对象',
    theme: '外观', themeAuto: '跟随系统', themeLight: '浅色', themeDark: '深色', userMenu: '{name}的菜单', nextPlan: '更多模块', loadingPage: '正在打开页面',
    offline: '网络已断开。您填写的内容都还在，恢复后可继续。', unavailable: '服务器暂时无法响应，正在自动重试。', notFoundTitle: '找不到这个页面', notFoundText: '地址可能有误，或者您没有查看权限。',
    goHome: '回到首页', brokenTitle: '这个页面出错了', brokenText: '您的数据没有受到影响。可以重新加载，或回到首页。', outdatedText: '应用可能刚刚更新过，或网络不稳定。请重新加载页面。',
    unreachableTitle: '连不上服务器', unreachableText: '请检查网络，或稍后再试。', expiredTitle: '请重新登录', expiredText: '登录已过期。重新登录后，刚才的操作会自动继续，页面内容不会丢失。',
    password: '密码', signIn: '登录', leave: '离开',
    noNotices: '没有通知', noNoticesText: '导入进度和操作结果会出现在这里。', clearNotices: '清除', importRunning: '正在导入 {name}', importDone: '{name} 导入完成', importChecked: '{name} 检查完成', importFailed: '{name} 导入失败', allImports: '查看全部导入',
    shortcuts: {
      title: '键盘快捷键', go: '前往', page: '本页', everywhere: '任意位置', then: '然后', palette: '搜索或跳转', help: '显示快捷键', search: '搜索', create: '新建',
    },
    palette: {
      title: '搜索或跳转', placeholder: '搜索客户、联系人、商机，或输入页面名称', pages: '前往', create: '新建', recent: '最近查看', records: '搜索结果', nothing: '没有找到“{query}”', nothingText: '换个说法试试，或检查错别字。',
      actions: '操作', choose: '选择', open: '打开', results: '共 {n} 项结果',
    },
  },
}
