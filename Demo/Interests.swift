/// What customers want, like and do.
enum Interests {
    static let trade = [
        "新店开业,需要整套咖啡设备和培训", "更换老旧咖啡机,关注稳定性和售后", "寻找稳定的豆子供应商,每周配送", "希望降低单杯成本", "连锁门店统一设备和配方", "需要季节限定豆单和吧台陈列支持",
    ]
    static let office = ["办公室茶水间咖啡方案,约每天 80 杯", "需要全自动咖啡机租赁和保养", "会议与活动现场咖啡服务", "员工福利采购挂耳咖啡", "希望按月结算、统一开票"]
    static let home = ["喜欢浅烘单品,关注新豆上市", "家用意式入门,需要选机建议", "每月固定订购咖啡豆", "送礼需求,关注礼盒", "学习手冲,想参加体验课"]

    static let occupations = ["教师", "工程师", "医生", "设计师", "公务员", "会计", "律师", "自由职业", "企业主", "销售", "学生", "摄影师", "程序员", "厨师"]
    static let foreignOccupations = ["Teacher", "Engineer", "Designer", "Consultant", "Nurse", "Chef", "Photographer", "Student"]

    static func preferences(_ random: inout DemoRandom) -> [String] {
        some(of: ["浅烘", "中烘", "深烘", "拼配", "单品", "低因", "冷萃", "挂耳", "有机认证", "微信沟通", "邮件沟通"], 0...3, &random)
    }

    static func tags(_ random: inout DemoRandom) -> [String] {
        some(of: ["展会 2025", "老客户推荐", "价格敏感", "决策快", "月结", "需开专票", "潜力客户", "品牌合作", "社群活跃"], 0...2, &random)
    }

    private static func some(of words: [String], _ range: ClosedRange<Int>, _ random: inout DemoRandom) -> [String] {
        var chosen: [String] = []
        for _ in 0..<random.number(in: range) {
            let word = random.pick(words)
            if !chosen.contains(word) { chosen.append(word) }
        }
        return chosen
    }
}
