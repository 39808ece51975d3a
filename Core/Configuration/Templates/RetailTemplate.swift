extension Template {
    /// What chains of shops set up first: members, what they like and what they have bought, and the stores.
    static let retail = Template(
        name: "retail", title: ["en": "Retail", "zh": "零售业"],
        description: [
            "en": "Members with their levels, birthdays and purchases, the stores, and what shop assistants may see.",
            "zh": "管理会员等级、生日与消费，门店经营情况，以及导购的查看权限。",
        ],
        text: #"""
            {
              "guanxi": 1,
              "objects": [
                {"name": "c_store", "title_en": "Store", "title_zh": "门店", "plural_title_en": "Stores", "plural_title_zh": "门店", "icon": "store",
                 "name_title_en": "Store name", "name_title_zh": "门店名称",
                 "description": {"en": "Your shops: where they are, when they open, who runs them, and what they sell.", "zh": \#
            "您的门店：在哪里、几点营业、谁负责，以及卖了多少。"}}
              ],
              "fields": [
                {"record_type": "customer", "name": "c_membership_number", "kind": "autonumber", "title_en": "Membership number",
                 "title_zh": "会员编号", "filterable": true, "number_pattern": "M{YY}{000000}", "position": 10},
                {"record_type": "customer", "name": "c_membership_level", "kind": "choice", "title_en": "Membership level", "title_zh": "会员等级",
                 "filterable": true, "initial": "member",
                 "choices": [
                   {"code": "member", "title_en": "Member", "title_zh": "普通会员", "color": "grey"},
                   {"code": "silver", "title_en": "Silver", "title_zh": "银卡会员", "color": "blue"},
                   {"code": "gold", "title_en": "Gold", "title_zh": "金卡会员", "color": "orange"},
                   {"code": "platinum", "title_en": "Platinum", "title_zh": "白金会员", "color": "purple"}
                 ],
                 "position": 20},
                {"record_type": "customer", "name": "c_next_birthday", "kind": "formula", "title_en": "Next birthday", "title_zh": "下个生日",
                 "filterable": true, "help_en": "Follows from the date of birth, anew every day.", "help_zh": "由出生日期得出，每天更新。",
                 "result_kind": "date",
                 "formula": "add_months(birth_date, 12 * (year(today()) - year(birth_date) + if(month(birth_date) * 100 + day(birth_date) < \#
            month(today()) * 100 + day(today()), 1, 0)))",
                 "position": 30},
                {"record_type": "customer", "name": "c_preferred_store", "kind": "reference", "title_en": "Preferred store", "title_zh": "常去门店",
                 "filterable": true, "refers_to": "c_store", "position": 40},
                {"record_type": "customer", "name": "c_favourite_categories", "kind": "choices", "title_en": "Favourite categories",
                 "title_zh": "偏好品类", "filterable": true,
                 "choices": [
                   {"code": "women", "title_en": "Women", "title_zh": "女装", "color": "pink"},
                   {"code": "men", "title_en": "Men", "title_zh": "男装", "color": "blue"},
                   {"code": "kids", "title_en": "Kids", "title_zh": "童装", "color": "orange"},
                   {"code": "shoes", "title_en": "Shoes", "title_zh": "鞋履", "color": "teal"},
                   {"code": "bags", "title_en": "Bags", "title_zh": "箱包", "color": "purple"},
                   {"code": "accessories", "title_en": "Accessories", "title_zh": "配饰", "color": "green"},
                   {"code": "beauty", "title_en": "Beauty", "title_zh": "美妆", "color": "red"},
                   {"code": "home", "title_en": "Home", "title_zh": "家居", "color": "grey"}
                 ],
                 "position": 50},
                {"record_type": "customer", "name": "c_consent", "kind": "boolean", "title_en": "May be messaged", "title_zh": "同意接收消息",
                 "filterable": true, "help_en": "For messages about offers. Ask before you send any.", "help_zh": "发送营销消息前须征得同意。", "position": 60},
                {"record_type": "customer", "name": "c_consent_on", "kind": "date", "title_en": "Agreed on", "title_zh": "同意日期",
                 "required_when": ["c_consent", "is", true], "shown_when": ["c_consent", "is", true], "position": 70},
                {"record_type": "customer", "name": "c_order_count", "kind": "rollup", "title_en": "Number of purchases", "title_zh": "累计购买次数",
                 "filterable": true, "rollup_type": "order", "rollup_via": "customer", "rollup_function": "count",
                 "rollup_filter": ["status", "in", ["confirmed", "shipped", "completed"]], "position": 80},
                {"record_type": "customer", "name": "c_turnover", "kind": "rollup", "title_en": "Total purchases", "title_zh": "累计消费",
                 "filterable": true, "rollup_type": "order", "rollup_via": "customer", "rollup_function": "sum", "rollup_field": "total",
                 "rollup_filter": ["status", "in", ["confirmed", "shipped", "completed"]], "position": 90},
                {"record_type": "customer", "name": "c_last_order", "kind": "rollup", "title_en": "Last purchase", "title_zh": "最近购买日期",
                 "filterable": true, "rollup_type": "order", "rollup_via": "customer", "rollup_function": "maximum",
                 "rollup_field": "ordered_on", "rollup_filter": ["status", "in", ["confirmed", "shipped", "completed"]], "position": 100},
                {"record_type": "customer", "name": "c_value_class", "kind": "formula", "title_en": "Value class", "title_zh": "消费价值",
                 "filterable": true, "help_en": "A from 20,000, B from 5,000, C from the first purchase.",
                 "help_zh": "累计消费 2 万以上为 A，5 千以上为 B，有消费为 C。", "result_kind": "text",
                 "formula": "if(amount(c_turnover) >= 20000, \"A\", if(amount(c_turnover) >= 5000, \"B\", if(c_order_count > 0, \"C\", null)))",
                 "position": 110},
                {"record_type": "order", "name": "c_store", "kind": "reference", "title_en": "Store", "title_zh": "成交门店", "filterable": true,
                 "refers_to": "c_store", "position": 10},
                {"record_type": "c_store", "name": "c_code", "kind": "text", "title_en": "Store code", "title_zh": "门店代码", "filterable": true,
                 "unique": true, "maximum_length": 20, "position": 10},
                {"record_type": "c_store", "name": "c_kind", "kind": "choice", "title_en": "Kind", "title_zh": "门店类型", "filterable": true,
                 "choices": [
                   {"code": "flagship", "title_en": "Flagship store", "title_zh": "旗舰店", "color": "purple"},
                   {"code": "mall", "title_en": "Shop in a mall", "title_zh": "商场店", "color": "blue"},
                   {"code": "street", "title_en": "Street shop", "title_zh": "街边店", "color": "teal"},
                   {"code": "outlet", "title_en": "Outlet", "title_zh": "奥特莱斯", "color": "orange"},
                   {"code": "pop_up", "title_en": "Pop-up store", "title_zh": "快闪店", "color": "pink"}
                 ],
                 "position": 20},
                {"record_type": "c_store", "name": "c_status", "kind": "choice", "title_en": "Status", "title_zh": "营业状态", "filterable": true,
                 "required": true, "initial": "open",
                 "choices": [
                   {"code": "opening", "title_en": "Opening soon", "title_zh": "筹备中", "color": "blue"},
                   {"code": "open", "title_en": "Open", "title_zh": "营业中", "color": "green"},
                   {"code": "renovation", "title_en": "Being renovated", "title_zh": "装修中", "color": "orange"},
                   {"code": "closed", "title_en": "Closed", "title_zh": "已闭店", "color": "grey"}
                 ],
                 "position": 30},
                {"record_type": "c_store", "name": "c_phone", "kind": "phone", "title_en": "Phone", "title_zh": "门店电话", "position": 40},
                {"record_type": "c_store", "name": "c_address", "kind": "address", "title_en": "Address", "title_zh": "门店地址", "filterable": true,
                 "position": 50},
                {"record_type": "c_store", "name": "c_opens_at", "kind": "time", "title_en": "Opens at", "title_zh": "开门时间", "initial": "10:00",
                 "position": 60},
                {"record_type": "c_store", "name": "c_closes_at", "kind": "time", "title_en": "Closes at", "title_zh": "打烊时间",
                 "initial": "22:00", "position": 70},
                {"record_type": "c_store", "name": "c_members", "kind": "rollup", "title_en": "Members", "title_zh": "会员数", "filterable": true,
                 "rollup_type": "customer", "rollup_via": "c_preferred_store", "rollup_function": "count", "position": 80},
                {"record_type": "c_store", "name": "c_turnover", "kind": "rollup", "title_en": "Turnover", "title_zh": "门店销售额",
                 "filterable": true, "rollup_type": "order", "rollup_via": "c_store", "rollup_function": "sum", "rollup_field": "total",
                 "rollup_filter": ["status", "in", ["confirmed", "shipped", "completed"]], "position": 90}
              ],
              "roles": [
                {"code": "shop_assistant", "name_en": "Shop assistant", "name_zh": "导购",
                 "description": {"en": "Advises members and records purchases; phone numbers and e-mail are masked.", "zh": "服务会员、登记消费；手机号和邮箱脱敏显示。"},
                 "grants": {"types": {"customer": {"read": "all", "update": "all",
                    "fields": {"phone": "masked", "mobile": "masked", "email": "masked", "street": "none", "annual_revenue": "none", \#
            "credit_limit": "none"}},
                   "order": {"read": "all", "create": "all", "update": "own"}, "product": {"read": "all"}, "c_store": {"read": "all"}}}},
                {"code": "store_manager", "name_en": "Store manager", "name_zh": "店长",
                 "description": {"en": "Registers members, sees all customers and orders, looks after their own store.", "zh": \#
            "登记会员，查看全部客户和订单，管理自己的门店。"},
                 "grants": {"permissions": ["core.views.share"],
                  "types": {"customer": {"read": "all", "create": "all", "update": "all", "export": "own"},
                   "contact": {"read": "all", "create": "all", "update": "all"},
                   "order": {"read": "all", "create": "all", "update": "all", "export": "own"}, "product": {"read": "all"},
                   "c_store": {"read": "all", "update": "own"}}}}
              ],
              "layouts": [
                {"record_type": "customer",
                 "document": {"sections": [
                    {"title_en": "Member", "title_zh": "会员信息", "columns": 2,
                     "fields": ["name", "kind", "lifecycle", "c_membership_level", "c_membership_number", "c_preferred_store", "owner"]},
                    {"title_en": "Contact", "title_zh": "联系方式", "columns": 2,
                     "fields": ["mobile", "wechat", "email", "c_consent", "c_consent_on", "do_not_contact"]},
                    {"title_en": "About them", "title_zh": "个人情况", "columns": 2,
                     "fields": ["gender", "birth_date", "c_next_birthday", "c_favourite_categories", "preferences"]},
                    {"title_en": "Purchases", "title_zh": "消费情况", "columns": 2,
                     "fields": ["c_turnover", "c_order_count", "c_last_order", "c_value_class"]},
                    {"title_en": "Address", "title_zh": "地址", "columns": 2, "fields": ["province", "city", "district", "street", "postal_code"],
                     "collapsed": true}
                  ],
                  "related": ["orders"]}},
                {"record_type": "customer", "role": "shop_assistant",
                 "document": {"sections": [
                    {"title_en": "Member", "title_zh": "会员信息", "columns": 2,
                     "fields": ["name", "c_membership_level", "c_membership_number", "mobile", "wechat"]},
                    {"title_en": "Advice", "title_zh": "导购参考", "columns": 2,
                     "fields": ["c_favourite_categories", "c_next_birthday", "c_last_order", "c_value_class", "preferences"]}
                  ],
                  "related": ["orders"]}},
                {"record_type": "c_store",
                 "document": {"sections": [
                    {"title_en": "Store", "title_zh": "门店信息", "columns": 2, "fields": ["name", "c_code", "c_kind", "c_status", "owner", "team"]},
                    {"title_en": "Visit", "title_zh": "到店信息", "columns": 2, "fields": ["c_address", "c_phone", "c_opens_at", "c_closes_at"]},
                    {"title_en": "Business", "title_zh": "经营情况", "columns": 2, "fields": ["c_members", "c_turnover"]}
                  ],
                  "related": ["customers", "orders"]}}
              ],
              "views": [
                {"type": "customers", "name": {"en": "Birthdays in the next 30 days", "zh": "30 天内过生日"},
                 "columns": ["name", "c_membership_level", "c_next_birthday", "mobile", "wechat", "c_preferred_store"],
                 "filter": {"and": [["c_next_birthday", "lte", "+30d"], ["do_not_contact", "is", false]]}, "sort": "c_next_birthday"},
                {"type": "customers", "name": {"en": "Gold and platinum, quiet for 90 days", "zh": "金卡白金 90 天未消费"},
                 "columns": ["name", "c_membership_level", "c_last_order", "c_turnover", "c_preferred_store", "owner"],
                 "filter": {"and": [["c_membership_level", "in", ["gold", "platinum"]], ["c_last_order", "before", "-90d"]]},
                 "sort": "c_last_order"},
                {"type": "customers", "name": {"en": "Best customers", "zh": "消费最多的会员"},
                 "columns": ["name", "c_membership_level", "c_turnover", "c_order_count", "c_last_order", "c_value_class"],
                 "filter": ["c_order_count", "gt", 0], "sort": "-c_turnover"},
                {"type": "customers", "name": {"en": "Members by level", "zh": "会员等级看板"}, "columns": ["c_last_order", "c_turnover"],
                 "layout": "board", "group": "c_membership_level"},
                {"type": "c_stores", "name": {"en": "Stores by turnover", "zh": "门店销售排行"},
                 "columns": ["name", "c_kind", "c_status", "c_turnover", "c_members", "owner"], "sort": "-c_turnover"}
              ]
            }
            """#)
}
