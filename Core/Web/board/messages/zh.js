export default {
  board: {
    move_to: '移动到',
    move_menu: '移动{name}',
    card_keys: '回车打开，Alt 加方向键移动，M 键选择目标列',
    moved: '已将{name}移至{column}',
    put_back: '{name}已回到{column}',
    empty: '暂无记录',
    loading: '正在加载卡片',
    problem: '加载失败。',
    retry: '重试',
    no_value: '未设置',
    add_to: '在{title}中新建',
  },
}
