/// Names of people, with the spelling that goes into e-mail addresses.
enum Names {
    struct Name {
        let text: String
        let spelling: String
        let gender: String
    }

    static func chinese(_ random: inout DemoRandom) -> Name {
        let isFemale = random.chance(0.5)
        let family = random.pick(weighted: families)
        let given = random.pick(isFemale ? female : male)
        return Name(text: family.0 + given.0, spelling: given.1 + "." + family.1, gender: isFemale ? "female" : "male")
    }

    static func english(_ random: inout DemoRandom) -> Name {
        let isFemale = random.chance(0.5)
        let given = random.pick(isFemale ? women : men)
        let family = random.pick(surnames)
        return Name(text: "\(given) \(family)", spelling: "\(given).\(family)".lowercased(), gender: isFemale ? "female" : "male")
    }

    /// By how common they are.
    private static let families: [((String, String), Int)] = [
        (("王", "wang"), 20), (("李", "li"), 20), (("张", "zhang"), 18), (("刘", "liu"), 14), (("陈", "chen"), 13), (("杨", "yang"), 9),
        (("黄", "huang"), 7), (("赵", "zhao"), 7), (("吴", "wu"), 6), (("周", "zhou"), 6), (("徐", "xu"), 5), (("孙", "sun"), 5),
        (("马", "ma"), 4), (("朱", "zhu"), 4), (("胡", "hu"), 4), (("郭", "guo"), 4), (("何", "he"), 4), (("高", "gao"), 3), (("林", "lin"), 4),
        (("罗", "luo"), 3), (("郑", "zheng"), 3), (("梁", "liang"), 3), (("谢", "xie"), 3), (("宋", "song"), 2), (("唐", "tang"), 2),
        (("许", "xu"), 2), (("邓", "deng"), 2), (("韩", "han"), 2), (("冯", "feng"), 2), (("曹", "cao"), 2), (("彭", "peng"), 2),
        (("曾", "zeng"), 2), (("肖", "xiao"), 2), (("田", "tian"), 1), (("董", "dong"), 1), (("潘", "pan"), 1), (("袁", "yuan"), 1),
        (("欧阳", "ouyang"), 1), (("上官", "shangguan"), 1),
    ]

    private static let female = [
        ("芳", "fang"), ("娜", "na"), ("敏", "min"), ("静", "jing"), ("丽", "li"), ("艳", "yan"), ("娟", "juan"), ("霞", "xia"), ("婷", "ting"),
        ("雪", "xue"), ("秀英", "xiuying"), ("桂兰", "guilan"), ("玉梅", "yumei"), ("晓燕", "xiaoyan"), ("雨桐", "yutong"), ("欣怡", "xinyi"),
        ("诗涵", "shihan"), ("梓萱", "zixuan"), ("佳琪", "jiaqi"), ("思雨", "siyu"), ("若曦", "ruoxi"), ("晓雯", "xiaowen"), ("文静", "wenjing"),
        ("雅婷", "yating"), ("海燕", "haiyan"), ("春梅", "chunmei"), ("慧", "hui"), ("琳", "lin"), ("莉", "li"), ("颖", "ying"),
    ]

    private static let male = [
        ("伟", "wei"), ("强", "qiang"), ("磊", "lei"), ("军", "jun"), ("洋", "yang"), ("勇", "yong"), ("杰", "jie"), ("涛", "tao"), ("明", "ming"),
        ("超", "chao"), ("刚", "gang"), ("平", "ping"), ("辉", "hui"), ("鹏", "peng"), ("建国", "jianguo"), ("志强", "zhiqiang"),
        ("建华", "jianhua"), ("浩然", "haoran"), ("子轩", "zixuan"), ("宇轩", "yuxuan"), ("俊杰", "junjie"), ("志远", "zhiyuan"), ("文博", "wenbo"),
        ("天宇", "tianyu"), ("海波", "haibo"), ("国栋", "guodong"), ("振华", "zhenhua"), ("家豪", "jiahao"), ("晨", "chen"), ("博", "bo"),
    ]

    private static let women = [
        "Alice", "Charlotte", "Emma", "Grace", "Hannah", "Isla", "Julia", "Laura", "Maya", "Nora", "Olivia", "Priya", "Sofia", "Zoe",
    ]
    private static let men = [
        "Adam", "Benjamin", "Daniel", "Ethan", "Felix", "George", "Henry", "Jack", "Lucas", "Marcus", "Noah", "Oliver", "Samuel", "Thomas",
    ]
    private static let surnames = [
        "Anderson", "Bennett", "Brooks", "Campbell", "Davies", "Fischer", "Foster", "Hughes", "Kelly", "Lim", "Mitchell", "Morgan", "Murphy",
        "Nguyen", "Patel", "Reed", "Schneider", "Tan", "Taylor", "Turner", "Walker", "Weber", "Wright", "Young",
    ]
}
