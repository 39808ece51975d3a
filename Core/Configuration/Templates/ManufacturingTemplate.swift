extension Template {
    /// What makers of machines and parts set up first: who their customers are, what of theirs stands where, and when it is to be serviced.
    static let manufacturing = Template(
        name: "manufacturing", title: ["en": "Manufacturing", "zh": "制造业"],
        description: [
            "en": "Segments and certifications of customers, their equipment with warranty and service, and the way from an enquiry to series.",
            "zh": "按细分行业和体系认证管理客户，跟踪在用设备的质保与保养，以及从询价到量产的销售流程。",
        ],
        text: #"""
            {
              "guanxi": 1,
              "objects": [
                {"name": "c_equipment", "title_en": "Equipment", "title_zh": "设备", "plural_title_en": "Equipment", "plural_title_zh": "设备",
                 "icon": "precision_manufacturing", "name_title_en": "Equipment name", "name_title_zh": "设备名称",
                 "description": {"en": "What your customers run: where it stands, how long it is under warranty, when it is serviced next.",
                  "zh": "客户在用的设备：安装在哪里、质保到什么时候、下次何时保养。"}}
              ],
              "fields": [
                {"record_type": "customer", "name": "c_segment", "kind": "choice", "title_en": "Industry segment", "title_zh": "细分行业",
                 "filterable": true,
                 "choices": [
                   {"code": "automotive", "title_en": "Automotive", "title_zh": "汽车及零部件", "color": "blue"},
                   {"code": "electronics", "title_en": "Electronics", "title_zh": "电子电器", "color": "teal"},
                   {"code": "machinery", "title_en": "Machine building", "title_zh": "机械装备", "color": "purple"},
                   {"code": "medical", "title_en": "Medical devices", "title_zh": "医疗器械", "color": "pink"},
                   {"code": "energy", "title_en": "Energy and storage", "title_zh": "能源与储能", "color": "green"},
                   {"code": "construction", "title_en": "Construction machinery", "title_zh": "工程机械", "color": "orange"},
                   {"code": "appliances", "title_en": "Home appliances", "title_zh": "家用电器", "color": "red"},
                   {"code": "other", "title_en": "Other", "title_zh": "其他", "color": "grey"}
                 ],
                 "position": 10},
                {"record_type": "customer", "name": "c_annual_demand", "kind": "integer", "title_en": "Annual demand (pieces)",
                 "title_zh": "年需求量（件）", "filterable": true, "help_en": "As far as the customer has told us, all suppliers together.",
                 "help_zh": "客户告知的全部供应商合计用量。", "minimum": 0, "position": 20},
                {"record_type": "customer", "name": "c_credit_terms", "kind": "choice", "title_en": "Credit terms", "title_zh": "结算条件",
                 "filterable": true,
                 "choices": [
                   {"code": "deposit", "title_en": "30% deposit, rest before shipment", "title_zh": "预付 30%，发货前付清"},
                   {"code": "three_steps", "title_en": "30% / 60% / 10% retention", "title_zh": "3-6-1（质保金 10%）"},
                   {"code": "monthly_30", "title_en": "Monthly statement, 30 days", "title_zh": "月结 30 天"},
                   {"code": "monthly_60", "title_en": "Monthly statement, 60 days", "title_zh": "月结 60 天"},
                   {"code": "monthly_90", "title_en": "Monthly statement, 90 days", "title_zh": "月结 90 天"},
                   {"code": "acceptance", "title_en": "Bank acceptance bill", "title_zh": "银行承兑汇票"},
                   {"code": "letter_of_credit", "title_en": "Letter of credit", "title_zh": "信用证"}
                 ],
                 "position": 30},
                {"record_type": "customer", "name": "c_certifications", "kind": "choices", "title_en": "Certifications required",
                 "title_zh": "要求的体系认证", "filterable": true,
                 "choices": [
                   {"code": "iso_9001", "title_en": "ISO 9001", "title_zh": "ISO 9001"},
                   {"code": "iatf_16949", "title_en": "IATF 16949", "title_zh": "IATF 16949"},
                   {"code": "iso_14001", "title_en": "ISO 14001", "title_zh": "ISO 14001"},
                   {"code": "iso_45001", "title_en": "ISO 45001", "title_zh": "ISO 45001"},
                   {"code": "iso_13485", "title_en": "ISO 13485", "title_zh": "ISO 13485"},
                   {"code": "as_9100", "title_en": "AS 9100", "title_zh": "AS 9100"},
                   {"code": "rohs", "title_en": "RoHS / REACH", "title_zh": "RoHS / REACH"}
                 ],
                 "position": 40},
                {"record_type": "customer", "name": "c_approved_until", "kind": "date", "title_en": "Supplier approval until",
                 "title_zh": "合格供应商有效期至", "filterable": true, "position": 50},
                {"record_type": "customer", "name": "c_equipment_count", "kind": "rollup", "title_en": "Equipment in use", "title_zh": "在用设备数",
                 "filterable": true, "rollup_type": "c_equipment", "rollup_via": "c_customer", "rollup_function": "count",
                 "rollup_filter": ["c_status", "is_not", "retired"], "position": 60},
                {"record_type": "customer", "name": "c_next_service", "kind": "rollup", "title_en": "Next service", "title_zh": "最近一次待保养",
                 "filterable": true, "rollup_type": "c_equipment", "rollup_via": "c_customer", "rollup_function": "minimum",
                 "rollup_field": "c_next_service", "rollup_filter": ["c_status", "is_not", "retired"], "position": 70},
                {"record_type": "product", "name": "c_drawing_number", "kind": "text", "title_en": "Drawing number", "title_zh": "图号",
                 "filterable": true, "position": 10},
                {"record_type": "product", "name": "c_lead_time", "kind": "integer", "title_en": "Lead time (days)", "title_zh": "交货周期（天）",
                 "filterable": true, "minimum": 0, "position": 20},
                {"record_type": "product", "name": "c_minimum_order", "kind": "integer", "title_en": "Minimum order (pieces)",
                 "title_zh": "起订量（件）", "filterable": true, "minimum": 1, "position": 30},
                {"record_type": "c_equipment", "name": "c_number", "kind": "autonumber", "title_en": "Equipment number", "title_zh": "设备编号",
                 "filterable": true, "number_pattern": "EQ-{YYYY}-{0000}", "position": 10},
                {"record_type": "c_equipment", "name": "c_serial_number", "kind": "text", "title_en": "Serial number", "title_zh": "序列号",
                 "filterable": true, "required": true, "unique": true, "maximum_length": 60, "position": 20},
                {"record_type": "c_equipment", "name": "c_status", "kind": "choice", "title_en": "Status", "title_zh": "设备状态",
                 "filterable": true, "required": true, "initial": "running",
                 "choices": [
                   {"code": "commissioning", "title_en": "Being commissioned", "title_zh": "安装调试", "color": "blue"},
                   {"code": "running", "title_en": "Running", "title_zh": "运行中", "color": "green"},
                   {"code": "down", "title_en": "Down", "title_zh": "停机待修", "color": "red"},
                   {"code": "retired", "title_en": "Retired", "title_zh": "已报废", "color": "grey"}
                 ],
                 "position": 30},
                {"record_type": "c_equipment", "name": "c_model", "kind": "reference", "title_en": "Model", "title_zh": "产品型号",
                 "filterable": true, "refers_to": "product", "position": 40},
                {"record_type": "c_equipment", "name": "c_customer", "kind": "reference", "title_en": "Customer", "title_zh": "客户",
                 "filterable": true, "refers_to": "customer", "required": true, "position": 50},
                {"record_type": "c_equipment", "name": "c_contact", "kind": "reference", "title_en": "Contact on site", "title_zh": "现场联系人",
                 "refers_to": "contact", "position": 60},
                {"record_type": "c_equipment", "name": "c_site", "kind": "address", "title_en": "Site", "title_zh": "安装地点", "position": 70},
                {"record_type": "c_equipment", "name": "c_installed_on", "kind": "date", "title_en": "Commissioned on", "title_zh": "验收投产日期",
                 "filterable": true, "position": 80},
                {"record_type": "c_equipment", "name": "c_warranty_until", "kind": "date", "title_en": "Warranty until", "title_zh": "质保截止日期",
                 "filterable": true, "position": 90},
                {"record_type": "c_equipment", "name": "c_service_interval", "kind": "integer", "title_en": "Service interval (months)",
                 "title_zh": "保养周期（月）", "filterable": true, "minimum": 1, "maximum": 60, "initial": 6, "position": 100},
                {"record_type": "c_equipment", "name": "c_last_service", "kind": "date", "title_en": "Last service", "title_zh": "上次保养日期",
                 "filterable": true, "position": 110},
                {"record_type": "c_equipment", "name": "c_next_service", "kind": "formula", "title_en": "Next service", "title_zh": "下次保养日期",
                 "filterable": true, "help_en": "Last service, or commissioning, plus the interval.", "help_zh": "上次保养（或投产）日期加保养周期。",
                 "formula": "add_months(coalesce(c_last_service, c_installed_on), c_service_interval)", "result_kind": "date", "position": 120},
                {"record_type": "c_equipment", "name": "c_service_contract", "kind": "choice", "title_en": "Service contract",
                 "title_zh": "维保合同", "filterable": true, "initial": "none",
                 "choices": [
                   {"code": "none", "title_en": "None", "title_zh": "无", "color": "grey"},
                   {"code": "inspection", "title_en": "Inspection", "title_zh": "定期巡检", "color": "blue"},
                   {"code": "full", "title_en": "Full service", "title_zh": "全包维保", "color": "green"}
                 ],
                 "position": 130},
                {"record_type": "c_equipment", "name": "c_contract_number", "kind": "text", "title_en": "Contract number", "title_zh": "合同编号",
                 "filterable": true, "maximum_length": 60, "required_when": ["c_service_contract", "in", ["inspection", "full"]],
                 "shown_when": ["c_service_contract", "in", ["inspection", "full"]], "position": 140}
              ],
              "roles": [
                {"code": "field_engineer", "name_en": "Field engineer", "name_zh": "现场服务工程师",
                 "description": {"en": "Looks after all equipment; sees customers without turnover and credit.", "zh": "维护全部设备；可查看客户，但看不到营业额和信用信息。"},
                 "grants": {"types": {"c_equipment": {"read": "all", "create": "all", "update": "all", "export": "own"}, "contact": {"read": "all"},
                   "product": {"read": "all"},
                   "customer": {"read": "all", "fields": {"annual_revenue": "none", "credit_limit": "none", "credit_level": "none", \#
            "c_credit_terms": "none"}}}}},
                {"code": "key_account_manager", "name_en": "Key account manager", "name_zh": "大客户经理",
                 "description": {"en": "Sees the team's customers and all equipment, changes their own.", "zh": "查看本团队的客户和全部设备，编辑自己的客户。"},
                 "grants": {"types": {"*": {"read": "own", "create": "all", "update": "own", "export": "own"}, "product": {"read": "all"},
                   "c_equipment": {"read": "all"}, "customer": {"read": "team", "create": "all", "update": "own", "export": "own"}}}}
              ],
              "layouts": [
                {"record_type": "customer",
                 "document": {"sections": [
                    {"title_en": "Customer", "title_zh": "基本信息", "columns": 2, "fields": ["name", "kind", "lifecycle", "level", "owner", "team"]},
                    {"title_en": "What they need", "title_zh": "需求与准入", "columns": 2,
                     "fields": ["c_segment", "c_annual_demand", "c_certifications", "c_approved_until"]},
                    {"title_en": "Installed base", "title_zh": "设备概况", "columns": 2, "fields": ["c_equipment_count", "c_next_service"]},
                    {"title_en": "Credit", "title_zh": "信用与结算", "columns": 2,
                     "fields": ["c_credit_terms", "payment_terms", "credit_level", "credit_limit", "currency", "tax_number"]},
                    {"title_en": "Contact", "title_zh": "联系方式", "columns": 2,
                     "fields": ["phone", "mobile", "email", "wechat", "website", "do_not_contact"]},
                    {"title_en": "Address", "title_zh": "地址", "columns": 2,
                     "fields": ["country", "province", "city", "district", "street", "postal_code"], "collapsed": true}
                  ],
                  "related": ["contacts", "c_equipments", "orders"]}},
                {"record_type": "c_equipment",
                 "document": {"sections": [
                    {"title_en": "Equipment", "title_zh": "设备信息", "columns": 2,
                     "fields": ["name", "c_number", "c_serial_number", "c_model", "c_status"]},
                    {"title_en": "Where it stands", "title_zh": "使用方", "columns": 2, "fields": ["c_customer", "c_contact", "c_site"]},
                    {"title_en": "Warranty and service", "title_zh": "质保与保养", "columns": 2,
                     "fields": ["c_installed_on", "c_warranty_until", "c_service_interval", "c_last_service", "c_next_service"]},
                    {"title_en": "Contract", "title_zh": "维保合同", "columns": 2, "fields": ["c_service_contract", "c_contract_number"]},
                    {"title_en": "Responsible", "title_zh": "负责人", "columns": 2, "fields": ["owner", "team"]}
                  ],
                  "related": []}}
              ],
              "views": [
                {"type": "c_equipments", "name": {"en": "Warranty ends in 90 days", "zh": "90 天内质保到期"},
                 "columns": ["name", "c_serial_number", "c_customer", "c_warranty_until", "c_service_contract", "owner"],
                 "filter": {"and": [["c_warranty_until", "gte", "today"], ["c_warranty_until", "lte", "+90d"]]}, "sort": "c_warranty_until"},
                {"type": "c_equipments", "name": {"en": "Service due in 30 days", "zh": "30 天内需要保养"},
                 "columns": ["name", "c_customer", "c_next_service", "c_status", "owner"],
                 "filter": {"and": [["c_next_service", "lte", "+30d"], ["c_status", "is_not", "retired"]]}, "sort": "c_next_service"},
                {"type": "c_equipments", "name": {"en": "Equipment by status", "zh": "设备状态看板"},
                 "columns": ["c_customer", "c_serial_number", "c_next_service"], "layout": "board", "group": "c_status"}
              ],
              "pipelines": [
                {"name": {"en": "Enquiry to series", "zh": "询价到量产"},
                 "description": {"en": "From a drawing to regular deliveries.", "zh": "从图纸询价到批量供货。"},
                 "stages": [
                   {"name": {"en": "Enquiry", "zh": "询价"}, "kind": "open", "probability": 10, "stale_after_days": 7},
                   {"name": {"en": "Sample", "zh": "打样"}, "kind": "open", "probability": 30, "stale_after_days": 21},
                   {"name": {"en": "Quotation", "zh": "报价"}, "kind": "open", "probability": 50, "stale_after_days": 14},
                   {"name": {"en": "Trial order", "zh": "小批试产"}, "kind": "open", "probability": 75, "stale_after_days": 30},
                   {"name": {"en": "Series", "zh": "量产"}, "kind": "won", "probability": 100},
                   {"name": {"en": "Lost", "zh": "未成交"}, "kind": "lost", "probability": 0}
                 ]}
              ]
            }
            """#)
}
