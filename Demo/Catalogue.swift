import Core

/// What the demo company sells.
enum Catalogue {
    struct Article {
        let code: String
        let name: String
        let category: Category
        let unit: String
        /// In fen.
        let price: Int64
    }

    enum Category: String, CaseIterable {
        case machine = "咖啡设备"
        case bean = "咖啡豆"
        case supply = "耗材配件"
        case service = "服务"
    }

    static let articles = [
        Article(code: "M-100", name: "云岭 E1 家用半自动咖啡机", category: .machine, unit: "台", price: 259_900),
        Article(code: "M-200", name: "云岭 P2 商用双头咖啡机", category: .machine, unit: "台", price: 2_880_000),
        Article(code: "M-210", name: "云岭 P3 商用三头咖啡机", category: .machine, unit: "台", price: 4_580_000),
        Article(code: "M-300", name: "云岭 A1 全自动办公咖啡机", category: .machine, unit: "台", price: 1_280_000),
        Article(code: "M-310", name: "云岭 A2 无人自助咖啡机", category: .machine, unit: "台", price: 3_680_000),
        Article(code: "M-400", name: "G5 商用磨豆机", category: .machine, unit: "台", price: 680_000),
        Article(code: "M-410", name: "G1 家用电动磨豆机", category: .machine, unit: "台", price: 89_900),
        Article(code: "M-500", name: "R15 十五公斤烘焙机", category: .machine, unit: "台", price: 12_800_000),
        Article(code: "B-101", name: "云南普洱水洗 1kg", category: .bean, unit: "袋", price: 15_800),
        Article(code: "B-102", name: "云南保山日晒 1kg", category: .bean, unit: "袋", price: 17_800),
        Article(code: "B-103", name: "埃塞俄比亚耶加雪菲 1kg", category: .bean, unit: "袋", price: 23_800),
        Article(code: "B-104", name: "哥伦比亚慧兰 1kg", category: .bean, unit: "袋", price: 19_800),
        Article(code: "B-105", name: "巴西喜拉多 1kg", category: .bean, unit: "袋", price: 14_800),
        Article(code: "B-106", name: "意式经典拼配 1kg", category: .bean, unit: "袋", price: 11_800),
        Article(code: "B-107", name: "意式深烘拼配 1kg", category: .bean, unit: "袋", price: 10_800),
        Article(code: "B-108", name: "肯尼亚 AA 500g", category: .bean, unit: "袋", price: 16_800),
        Article(code: "B-109", name: "巴拿马瑰夏 250g", category: .bean, unit: "袋", price: 38_800),
        Article(code: "B-110", name: "低因拼配 1kg", category: .bean, unit: "袋", price: 16_800),
        Article(code: "B-111", name: "挂耳咖啡 30 片装", category: .bean, unit: "盒", price: 9_900),
        Article(code: "B-112", name: "冷萃咖啡液 24 杯装", category: .bean, unit: "箱", price: 12_900),
        Article(code: "S-101", name: "12oz 双层纸杯 500 只", category: .supply, unit: "箱", price: 21_800),
        Article(code: "S-102", name: "16oz 冷饮杯 500 只", category: .supply, unit: "箱", price: 18_800),
        Article(code: "S-103", name: "V60 滤纸 100 张", category: .supply, unit: "盒", price: 3_900),
        Article(code: "S-104", name: "燕麦奶 1L×12", category: .supply, unit: "箱", price: 19_800),
        Article(code: "S-105", name: "咖啡机清洁粉 900g", category: .supply, unit: "瓶", price: 12_800),
        Article(code: "S-106", name: "手冲壶套装", category: .supply, unit: "套", price: 32_800),
        Article(code: "S-107", name: "香草风味糖浆 750ml", category: .supply, unit: "瓶", price: 6_800),
        Article(code: "S-108", name: "净水滤芯", category: .supply, unit: "支", price: 45_800),
        Article(code: "V-101", name: "设备年度保养", category: .service, unit: "次", price: 180_000),
        Article(code: "V-102", name: "咖啡师上门培训", category: .service, unit: "天", price: 360_000),
        Article(code: "V-103", name: "开店咨询", category: .service, unit: "天", price: 500_000),
        Article(code: "V-104", name: "办公咖啡月度托管", category: .service, unit: "月", price: 280_000),
    ]

    static func indexes(of category: Category) -> [Int] { articles.indices.filter { articles[$0].category == category } }

    static func records(since day: CalendarDate) -> [Values] {
        articles.map { article in
            [
                "code": .text(article.code), "name": .text(article.name), "category": .text(article.category.rawValue), "unit": .text(article.unit),
                "price": .money(Money(amount: article.price, currency: "CNY")), "created_at": .timestamp(day.startOfDay),
                "updated_at": .timestamp(day.startOfDay),
            ]
        }
    }
}
