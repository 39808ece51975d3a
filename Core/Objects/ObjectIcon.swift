/// The icons that an object can have: names in the web app's icon font, into which `script/web` puts every one that is named here.
enum ObjectIcon {
    static let initial = "category"

    static let choices: [Choice] = [
        Choice("category", ["en": "Shapes", "zh": "图形"]), Choice("inventory_2", ["en": "Box", "zh": "箱子"]),
        Choice("widgets", ["en": "Blocks", "zh": "组件"]), Choice("extension", ["en": "Puzzle piece", "zh": "拼图"]),
        Choice("build", ["en": "Wrench", "zh": "扳手"]), Choice("handyman", ["en": "Tools", "zh": "工具"]),
        Choice("construction", ["en": "Construction", "zh": "施工"]), Choice("engineering", ["en": "Engineer", "zh": "工程师"]),
        Choice("precision_manufacturing", ["en": "Machine", "zh": "机器"]), Choice("factory", ["en": "Factory", "zh": "工厂"]),
        Choice("agriculture", ["en": "Tractor", "zh": "农机"]), Choice("science", ["en": "Flask", "zh": "烧瓶"]),
        Choice("memory", ["en": "Chip", "zh": "芯片"]), Choice("devices", ["en": "Devices", "zh": "设备"]),
        Choice("print", ["en": "Printer", "zh": "打印机"]), Choice("sensors", ["en": "Sensor", "zh": "传感器"]),
        Choice("directions_car", ["en": "Car", "zh": "汽车"]), Choice("local_shipping", ["en": "Lorry", "zh": "货车"]),
        Choice("flight", ["en": "Aeroplane", "zh": "飞机"]), Choice("directions_boat", ["en": "Ship", "zh": "轮船"]),
        Choice("home", ["en": "House", "zh": "房屋"]), Choice("apartment", ["en": "Building", "zh": "楼宇"]),
        Choice("store", ["en": "Shop", "zh": "店铺"]), Choice("warehouse", ["en": "Warehouse", "zh": "仓库"]),
        Choice("meeting_room", ["en": "Room", "zh": "房间"]), Choice("hotel", ["en": "Bed", "zh": "床"]),
        Choice("restaurant", ["en": "Restaurant", "zh": "餐厅"]), Choice("local_hospital", ["en": "Hospital", "zh": "医院"]),
        Choice("school", ["en": "School", "zh": "学校"]), Choice("place", ["en": "Place", "zh": "地点"]),
        Choice("public", ["en": "Globe", "zh": "地球"]), Choice("event", ["en": "Calendar", "zh": "日历"]),
        Choice("schedule", ["en": "Clock", "zh": "时钟"]), Choice("assignment", ["en": "Clipboard", "zh": "记录板"]),
        Choice("description", ["en": "Document", "zh": "文档"]), Choice("folder", ["en": "Folder", "zh": "文件夹"]),
        Choice("receipt_long", ["en": "Receipt", "zh": "单据"]), Choice("gavel", ["en": "Gavel", "zh": "法槌"]),
        Choice("request_quote", ["en": "Quote", "zh": "报价单"]), Choice("payments", ["en": "Money", "zh": "钱款"]),
        Choice("credit_card", ["en": "Card", "zh": "银行卡"]), Choice("savings", ["en": "Piggy bank", "zh": "储蓄"]),
        Choice("shopping_cart", ["en": "Trolley", "zh": "购物车"]), Choice("sell", ["en": "Price tag", "zh": "价签"]),
        Choice("star", ["en": "Star", "zh": "星星"]), Choice("flag", ["en": "Flag", "zh": "旗帜"]),
        Choice("verified", ["en": "Seal", "zh": "认证"]), Choice("emoji_events", ["en": "Cup", "zh": "奖杯"]),
        Choice("campaign", ["en": "Megaphone", "zh": "喇叭"]), Choice("support_agent", ["en": "Headset", "zh": "客服"]),
        Choice("group", ["en": "People", "zh": "人群"]), Choice("person", ["en": "Person", "zh": "人员"]),
        Choice("badge", ["en": "Badge", "zh": "工牌"]), Choice("handshake", ["en": "Handshake", "zh": "握手"]),
        Choice("favorite", ["en": "Heart", "zh": "爱心"]), Choice("pets", ["en": "Paw", "zh": "宠物"]),
        Choice("eco", ["en": "Leaf", "zh": "叶子"]), Choice("bolt", ["en": "Lightning", "zh": "闪电"]),
        Choice("photo_camera", ["en": "Camera", "zh": "相机"]), Choice("subscriptions", ["en": "Subscription", "zh": "订阅"]),
        Choice("vpn_key", ["en": "Key", "zh": "钥匙"]), Choice("health_and_safety", ["en": "Shield", "zh": "盾牌"]),
        Choice("lightbulb", ["en": "Light bulb", "zh": "灯泡"]), Choice("rocket_launch", ["en": "Rocket", "zh": "火箭"]),
    ]
}
