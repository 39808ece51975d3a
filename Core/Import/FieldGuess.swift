/// Which field a column of a file is likely to be, by its name: the field's name and titles, and what people call such columns.
package struct FieldGuess {
    private var fields: [String: String] = [:]

    package init(_ type: RecordType) {
        // First: what is called a customer's number in a file of customers is not the number of its parent company.
        for name in ["id", "编号", "\(type.name) id", "\(type.title.en) id", "\(type.title.zh)编号", "\(type.title.zh)id", "\(type.name) no"] {
            add(name, "external_id")
        }
        for field in type.writableFields { add(field) }
    }

    /// The columns with their likely fields; a field is given to the first column that fits.
    package func apply(to columns: [ImportColumn]) -> [ImportColumn] {
        var taken: Set<String> = []
        return columns.map { column in
            var column = column
            column.field = fields[Self.normalized(column.name)].flatMap { taken.insert($0).inserted ? $0 : nil }
            return column
        }
    }

    private mutating func add(_ field: Field) {
        for name in [field.name, field.title.en, field.title.zh] + (Self.synonyms[field.name] ?? []) { add(name, field.name) }
        if let target = field.kind.reference {
            for name in ["\(field.name) id", "\(field.title.zh)编号", "\(field.title.zh)id", "\(target.name) id", "\(target.title.zh)编号"] {
                add(name, field.name)
            }
        }
        if case .address = field.kind {
            for part in Address.Part.allCases {
                for name in ["\(field.name).\(part.rawValue)", "\(field.title.en) \(part.title.en)", "\(field.title.zh)\(part.title.zh)"] {
                    add(name, "\(field.name).\(part.rawValue)")
                }
            }
        }
        if case .money = field.kind {
            for name in [field.name + "_currency", field.title.en + " currency", field.title.zh + "币种", "currency", "币种", "货币"] {
                add(name, field.name + "_currency")
            }
        }
    }

    private mutating func add(_ name: String, _ field: String) {
        let name = Self.normalized(name)
        if fields[name] == nil { fields[name] = field }
    }

    /// Letters and digits only, lower-case.
    private static func normalized(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

    private static let synonyms: [String: [String]] = [
        "external_id": ["external id", "外部编号", "外部id", "reference", "source id", "key"],
        "name": ["full name", "customer name", "company", "company name", "姓名", "名称", "客户名称", "公司", "公司名称", "客户"],
        "email": ["e-mail", "mail", "email address", "邮箱", "电子邮件", "电子邮箱"],
        "phone": ["telephone", "tel", "mobile", "mobile phone", "phone number", "电话", "手机", "手机号", "联系电话", "电话号码"],
        "mobile": ["mobile phone", "cell", "手机", "手机号", "手机号码"],
        "website": ["url", "web", "homepage", "网址", "网站", "官网"],
        "address": ["street", "street address", "地址", "详细地址"],
        "city": ["town", "城市", "市"],
        "province": ["state", "region", "省", "省份"],
        "country": ["国家", "国家地区"],
        "postal_code": ["zip", "zip code", "postcode", "邮编", "邮政编码"],
        "industry": ["sector", "行业", "所属行业"],
        "notes": ["note", "remark", "remarks", "comment", "comments", "备注", "说明"],
        "description": ["details", "描述", "说明"],
        "owner": ["owner email", "sales rep", "负责人", "销售", "业务员"],
        "ordered_at": ["order date", "date", "purchase date", "下单时间", "下单日期", "订单日期", "购买日期"],
        "ordered_on": ["order date", "date", "purchase date", "下单日期", "订单日期", "购买日期"],
        "number": ["no", "order number", "order no", "号码", "单号", "订单号", "订单编号"],
        "amount": ["total", "value", "price", "sum", "金额", "总额", "总价"],
        "total": ["amount", "value", "sum", "金额", "总额", "总价", "订单金额"],
        "quantity": ["qty", "count", "units", "数量", "件数"],
        "tags": ["labels", "标签"],
        "birth_date": ["birthday", "date of birth", "生日", "出生日期"],
        "gender": ["sex", "性别"],
    ]
}
