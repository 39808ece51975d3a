/// Names of companies, with the spelling that goes into their domain, all of it below `example.com` (RFC 2606).
enum Companies {
    struct Company {
        let name: String
        let domain: String
        let industry: String
    }

    /// 杭州云帆科技有限公司
    static func chinese(in city: String, _ random: inout DemoRandom) -> Company {
        let industry = random.pick(weighted: industries)
        let (brand, spelling) = random.pick(brands)
        let kind = random.pick(kinds[industry] ?? ["商贸"])
        let suffix = random.pick(weighted: [("有限公司", 8), ("股份有限公司", 2), ("(集团)有限公司", 1)])
        let place = city.hasSuffix("市") ? String(city.dropLast()) : city
        return Company(name: place + brand + kind + suffix, domain: "\(spelling).example.com", industry: industry)
    }

    /// Harbour & Finch Trading Ltd
    static func english(_ random: inout DemoRandom) -> Company {
        let industry = random.pick(weighted: industries)
        let (first, second) = (random.pick(words), random.pick(words))
        let stem = first == second ? first : random.pick(["\(first) & \(second)", "\(first) \(second)"])
        let name = "\(stem) \(random.pick(foreignKinds)) \(random.pick(["Ltd", "LLC", "GmbH", "Pty Ltd", "Pte Ltd"]))"
        return Company(name: name, domain: "\(first)-\(second).example.com".lowercased(), industry: industry)
    }

    /// Those who need coffee for guests or staff come more often.
    private static let industries = [
        ("hospitality", 30), ("retail", 14), ("technology", 14), ("services", 10), ("education", 6), ("healthcare", 5), ("finance", 5),
        ("manufacturing", 8), ("wholesale", 8), ("media", 4), ("real_estate", 4), ("logistics", 3),
    ]

    private static let kinds = [
        "hospitality": ["餐饮管理", "酒店管理", "咖啡", "茶饮", "烘焙食品"], "retail": ["商贸", "百货", "连锁超市", "便利店管理"],
        "technology": ["科技", "信息技术", "软件", "网络科技", "智能科技"], "services": ["企业管理咨询", "人力资源服务", "会展服务"],
        "education": ["教育科技", "文化培训"], "healthcare": ["医疗器械", "健康管理", "口腔医疗"], "finance": ["投资管理", "融资租赁"],
        "manufacturing": ["精密机械", "电子", "包装材料", "食品机械"], "wholesale": ["贸易", "进出口贸易", "食品供应链"], "media": ["文化传媒", "影视文化"],
        "real_estate": ["置业", "物业服务"], "logistics": ["物流", "冷链物流"],
    ]

    private static let brands = [
        ("云帆", "yunfan"), ("晨光", "chenguang"), ("瑞丰", "ruifeng"), ("盛世", "shengshi"), ("恒信", "hengxin"), ("金源", "jinyuan"),
        ("华悦", "huayue"), ("嘉禾", "jiahe"), ("锦程", "jincheng"), ("天悦", "tianyue"), ("鼎盛", "dingsheng"), ("博雅", "boya"),
        ("星河", "xinghe"), ("远航", "yuanhang"), ("绿野", "luye"), ("蓝海", "lanhai"), ("明德", "mingde"), ("和顺", "heshun"), ("聚力", "juli"),
        ("汇通", "huitong"), ("安泰", "antai"), ("新雅", "xinya"), ("卓越", "zhuoyue"), ("优品", "youpin"), ("慢时光", "manshiguang"),
        ("半山", "banshan"), ("青禾", "qinghe"), ("木槿", "mujin"), ("南山", "nanshan"), ("白鹭", "bailu"), ("万象", "wanxiang"),
        ("融创达", "rongchuangda"), ("智联", "zhilian"), ("思远", "siyuan"), ("启明", "qiming"), ("泰和", "taihe"), ("广源", "guangyuan"),
        ("东湖", "donghu"), ("丰禾", "fenghe"), ("雅韵", "yayun"), ("凯旋", "kaixuan"), ("众诚", "zhongcheng"), ("海纳", "haina"),
        ("景云", "jingyun"), ("知行", "zhixing"), ("同创", "tongchuang"), ("君悦", "junyue"), ("康宁", "kangning"), ("旭日", "xuri"), ("百川", "baichuan"),
    ]

    private static let words = [
        "Harbour", "Finch", "Oak", "Maple", "North", "Silver", "Copper", "Bridge", "Summit", "River", "Stone", "Meadow", "Lantern", "Anchor",
        "Willow", "Amber", "Juniper", "Falcon", "Orchard", "Beacon",
    ]
    private static let foreignKinds = ["Coffee Roasters", "Hotels", "Catering", "Trading", "Foods", "Coworking", "Bakery", "Retail Group"]
}
