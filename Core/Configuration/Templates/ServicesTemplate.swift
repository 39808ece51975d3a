extension Template {
    /// What agencies and consultancies set up first: projects with their hours, and contracts that end unless somebody renews them.
    static let services = Template(
        name: "services", title: ["en": "Services", "zh": "服务业"],
        description: [
            "en": "Projects with budget, hours and value, contracts with the day by which to renew, and a pipeline.",
            "zh": "管理项目预算、工时与金额，合同续约时间，以及服务销售流程。",
        ],
        text: #"""
            {
              "guanxi": 1,
              "objects": [
                {"name": "c_project", "title_en": "Project", "title_zh": "项目", "plural_title_en": "Projects", "plural_title_zh": "项目",
                 "icon": "assignment", "name_title_en": "Project name", "name_title_zh": "项目名称",
                 "description": {"en": "Work for a customer: budget, hours, rate and what they come to.", "zh": "为客户完成的工作：预算、工时、费率和项目金额。"}},
                {"name": "c_contract", "title_en": "Contract", "title_zh": "合同", "plural_title_en": "Contracts", "plural_title_zh": "合同",
                 "icon": "description", "name_title_en": "Contract name", "name_title_zh": "合同名称",
                 "description": {"en": "Retainers and framework contracts, with the day by which to renew or cancel.", "zh": "常年服务与框架合同，到期前提醒续约或终止。"}}
              ],
              "fields": [
                {"record_type": "customer", "name": "c_service_level", "kind": "choice", "title_en": "Service level", "title_zh": "服务等级",
                 "filterable": true,
                 "choices": [
                   {"code": "standard", "title_en": "Standard", "title_zh": "标准", "color": "grey"},
                   {"code": "priority", "title_en": "Priority", "title_zh": "优先", "color": "blue"},
                   {"code": "dedicated", "title_en": "Dedicated team", "title_zh": "专属团队", "color": "purple"}
                 ],
                 "position": 10},
                {"record_type": "customer", "name": "c_active_projects", "kind": "rollup", "title_en": "Active projects", "title_zh": "进行中项目",
                 "filterable": true, "rollup_type": "c_project", "rollup_via": "c_customer", "rollup_function": "count",
                 "rollup_filter": ["c_phase", "in", ["planned", "active", "paused"]], "position": 20},
                {"record_type": "customer", "name": "c_recurring_value", "kind": "rollup", "title_en": "Recurring value per year",
                 "title_zh": "年度经常性收入", "filterable": true, "rollup_type": "c_contract", "rollup_via": "c_customer", "rollup_function": "sum",
                 "rollup_field": "c_annual_value", "rollup_filter": ["c_status", "is", "active"], "position": 30},
                {"record_type": "customer", "name": "c_decide_by", "kind": "rollup", "title_en": "Next renewal decision", "title_zh": "最近续约决定日",
                 "filterable": true, "rollup_type": "c_contract", "rollup_via": "c_customer", "rollup_function": "minimum",
                 "rollup_field": "c_decide_by", "rollup_filter": ["c_status", "is", "active"], "position": 40},
                {"record_type": "c_contract", "name": "c_number", "kind": "autonumber", "title_en": "Contract number", "title_zh": "合同编号",
                 "filterable": true, "number_pattern": "C-{YYYY}-{000}", "position": 10},
                {"record_type": "c_contract", "name": "c_customer", "kind": "reference", "title_en": "Customer", "title_zh": "客户",
                 "filterable": true, "refers_to": "customer", "required": true, "position": 20},
                {"record_type": "c_contract", "name": "c_kind", "kind": "choice", "title_en": "Kind", "title_zh": "合同类型", "filterable": true,
                 "required": true, "initial": "retainer",
                 "choices": [
                   {"code": "retainer", "title_en": "Retainer", "title_zh": "常年服务", "color": "blue"},
                   {"code": "framework", "title_en": "Framework contract", "title_zh": "框架协议", "color": "teal"},
                   {"code": "maintenance", "title_en": "Maintenance", "title_zh": "运维支持", "color": "green"},
                   {"code": "licence", "title_en": "Licence", "title_zh": "授权许可", "color": "purple"}
                 ],
                 "position": 30},
                {"record_type": "c_contract", "name": "c_status", "kind": "choice", "title_en": "Status", "title_zh": "合同状态", "filterable": true,
                 "required": true, "initial": "draft",
                 "choices": [
                   {"code": "draft", "title_en": "Draft", "title_zh": "起草中", "color": "grey"},
                   {"code": "active", "title_en": "Active", "title_zh": "履行中", "color": "green"},
                   {"code": "cancelled", "title_en": "Cancelled", "title_zh": "已解除", "color": "orange"},
                   {"code": "ended", "title_en": "Ended", "title_zh": "已到期", "color": "red"}
                 ],
                 "position": 40},
                {"record_type": "c_contract", "name": "c_monthly_fee", "kind": "money", "title_en": "Monthly fee", "title_zh": "月服务费",
                 "filterable": true, "help_en": "A retainer has one; other contracts may.", "help_zh": "常年服务合同必填，其他合同可选。",
                 "required_when": ["c_kind", "is", "retainer"], "position": 50},
                {"record_type": "c_contract", "name": "c_monthly_hours", "kind": "decimal", "title_en": "Hours included per month",
                 "title_zh": "每月包含工时", "scale": 1, "shown_when": ["c_kind", "in", ["retainer", "maintenance"]], "position": 60},
                {"record_type": "c_contract", "name": "c_annual_value", "kind": "formula", "title_en": "Value per year", "title_zh": "年合同额",
                 "filterable": true, "formula": "c_monthly_fee * 12", "result_kind": "money", "position": 70},
                {"record_type": "c_contract", "name": "c_starts_on", "kind": "date", "title_en": "Starts on", "title_zh": "生效日期",
                 "filterable": true, "required_when": ["c_status", "is", "active"], "position": 80},
                {"record_type": "c_contract", "name": "c_term", "kind": "integer", "title_en": "Term (months)", "title_zh": "合同期限（月）",
                 "minimum": 1, "maximum": 120, "initial": 12, "position": 90},
                {"record_type": "c_contract", "name": "c_ends_on", "kind": "formula", "title_en": "Ends on", "title_zh": "到期日",
                 "filterable": true, "formula": "add_days(add_months(c_starts_on, c_term), -1)", "result_kind": "date", "position": 100},
                {"record_type": "c_contract", "name": "c_notice", "kind": "integer", "title_en": "Notice (months)", "title_zh": "提前通知期（月）",
                 "minimum": 0, "maximum": 24, "initial": 3, "position": 110},
                {"record_type": "c_contract", "name": "c_decide_by", "kind": "formula", "title_en": "Renew or cancel by", "title_zh": "续约决定日",
                 "filterable": true, "help_en": "The end less the period of notice.", "help_zh": "到期日减去提前通知期。",
                 "formula": "add_months(c_ends_on, -c_notice)", "result_kind": "date", "position": 120},
                {"record_type": "c_contract", "name": "c_renews", "kind": "boolean", "title_en": "Renews by itself", "title_zh": "自动续约",
                 "filterable": true, "initial": true, "position": 130},
                {"record_type": "c_project", "name": "c_number", "kind": "autonumber", "title_en": "Project number", "title_zh": "项目编号",
                 "filterable": true, "number_pattern": "P-{YYYY}-{000}", "position": 10},
                {"record_type": "c_project", "name": "c_customer", "kind": "reference", "title_en": "Customer", "title_zh": "客户",
                 "filterable": true, "refers_to": "customer", "required": true, "position": 20},
                {"record_type": "c_project", "name": "c_contract", "kind": "reference", "title_en": "Under contract", "title_zh": "所属合同",
                 "filterable": true, "refers_to": "c_contract", "position": 30},
                {"record_type": "c_project", "name": "c_phase", "kind": "choice", "title_en": "Phase", "title_zh": "项目阶段", "filterable": true,
                 "required": true, "initial": "planned",
                 "choices": [
                   {"code": "planned", "title_en": "Planned", "title_zh": "计划中", "color": "blue"},
                   {"code": "active", "title_en": "Active", "title_zh": "进行中", "color": "teal"},
                   {"code": "paused", "title_en": "Paused", "title_zh": "已暂停", "color": "orange"},
                   {"code": "done", "title_en": "Done", "title_zh": "已完成", "color": "green"},
                   {"code": "cancelled", "title_en": "Cancelled", "title_zh": "已取消", "color": "grey"}
                 ],
                 "position": 40},
                {"record_type": "c_project", "name": "c_pause_reason", "kind": "text", "title_en": "Why it is paused", "title_zh": "暂停原因",
                 "required_when": ["c_phase", "is", "paused"], "shown_when": ["c_phase", "is", "paused"], "position": 50},
                {"record_type": "c_project", "name": "c_billing", "kind": "choice", "title_en": "Billing", "title_zh": "计费方式",
                 "filterable": true, "required": true, "initial": "hours",
                 "choices": [
                   {"code": "hours", "title_en": "By hours", "title_zh": "按工时", "color": "blue"},
                   {"code": "fixed", "title_en": "Fixed price", "title_zh": "固定总价", "color": "purple"},
                   {"code": "retainer", "title_en": "Within the retainer", "title_zh": "包含在常年服务内", "color": "grey"}
                 ],
                 "position": 60},
                {"record_type": "c_project", "name": "c_budget", "kind": "money", "title_en": "Budget", "title_zh": "项目预算", "filterable": true,
                 "required_when": ["c_billing", "is", "fixed"], "position": 70},
                {"record_type": "c_project", "name": "c_hours", "kind": "decimal", "title_en": "Hours planned", "title_zh": "计划工时",
                 "filterable": true, "scale": 1, "required_when": ["c_billing", "is", "hours"], "position": 80},
                {"record_type": "c_project", "name": "c_rate", "kind": "money", "title_en": "Rate per hour", "title_zh": "小时费率",
                 "required_when": ["c_billing", "is", "hours"], "shown_when": ["c_billing", "is", "hours"], "position": 90},
                {"record_type": "c_project", "name": "c_hours_spent", "kind": "decimal", "title_en": "Hours spent", "title_zh": "已用工时",
                 "filterable": true, "scale": 1, "initial": 0, "position": 100},
                {"record_type": "c_project", "name": "c_hours_left", "kind": "formula", "title_en": "Hours left", "title_zh": "剩余工时",
                 "filterable": true, "formula": "c_hours - coalesce(c_hours_spent, 0)", "result_kind": "decimal", "scale": 1, "position": 110},
                {"record_type": "c_project", "name": "c_value", "kind": "formula", "title_en": "Project value", "title_zh": "项目金额",
                 "filterable": true, "help_en": "The budget at a fixed price, otherwise hours times rate.", "help_zh": "固定总价取预算，按工时取工时乘费率。",
                 "formula": "if(c_billing = \"fixed\", c_budget, if(c_billing = \"hours\", c_rate * c_hours))", "result_kind": "money",
                 "position": 120},
                {"record_type": "c_project", "name": "c_starts_on", "kind": "date", "title_en": "Starts on", "title_zh": "开始日期",
                 "filterable": true, "required_when": ["c_phase", "is", "active"], "position": 130},
                {"record_type": "c_project", "name": "c_due_on", "kind": "date", "title_en": "Due on", "title_zh": "计划完成日期", "filterable": true,
                 "position": 140}
              ],
              "roles": [
                {"code": "consultant", "name_en": "Consultant", "name_zh": "顾问",
                 "description": {"en": "Works on all projects without seeing rates and budgets.", "zh": "参与全部项目，看不到费率、预算和合同金额。"},
                 "grants": {"types": {"c_project": {"read": "all", "update": "own", "fields": {"c_rate": "none", "c_budget": "none", "c_value": \#
            "none"}},
                   "contact": {"read": "all"}, "product": {"read": "all"},
                   "customer": {"read": "all", "fields": {"annual_revenue": "none", "credit_limit": "none", "c_recurring_value": "none"}}}}},
                {"code": "project_manager", "name_en": "Project manager", "name_zh": "项目经理",
                 "description": {"en": "Plans projects and sees contracts; changes what is the team's.", "zh": "规划项目、查看合同，编辑本团队的项目。"},
                 "grants": {"permissions": ["core.views.share"],
                  "types": {"c_project": {"read": "all", "create": "all", "update": "team", "export": "team"}, "c_contract": {"read": "all"},
                   "product": {"read": "all"}, "customer": {"read": "all", "create": "all", "update": "team"},
                   "contact": {"read": "all", "create": "all", "update": "own"}}}}
              ],
              "layouts": [
                {"record_type": "customer",
                 "document": {"sections": [
                    {"title_en": "Customer", "title_zh": "基本信息", "columns": 2, "fields": ["name", "kind", "lifecycle", "level", "owner", "team"]},
                    {"title_en": "Our work", "title_zh": "合作情况", "columns": 2,
                     "fields": ["c_service_level", "c_active_projects", "c_recurring_value", "c_decide_by"]},
                    {"title_en": "Contact", "title_zh": "联系方式", "columns": 2,
                     "fields": ["phone", "mobile", "email", "wechat", "website", "next_follow_up_on", "do_not_contact"]},
                    {"title_en": "Company", "title_zh": "企业信息", "columns": 2,
                     "fields": ["industry", "size", "employees", "annual_revenue", "tax_number", "payment_terms"], "collapsed": true}
                  ],
                  "related": ["contacts", "c_projects", "c_contracts", "orders"]}},
                {"record_type": "c_project",
                 "document": {"sections": [
                    {"title_en": "Project", "title_zh": "项目信息", "columns": 2,
                     "fields": ["name", "c_number", "c_customer", "c_contract", "c_phase", "c_pause_reason", "c_starts_on", "c_due_on"]},
                    {"title_en": "Hours and money", "title_zh": "工时与金额", "columns": 2,
                     "fields": ["c_billing", "c_budget", "c_rate", "c_hours", "c_hours_spent", "c_hours_left", "c_value"]},
                    {"title_en": "Responsible", "title_zh": "负责人", "columns": 2, "fields": ["owner", "team"]}
                  ],
                  "related": []}},
                {"record_type": "c_contract",
                 "document": {"sections": [
                    {"title_en": "Contract", "title_zh": "合同信息", "columns": 2,
                     "fields": ["name", "c_number", "c_customer", "c_kind", "c_status", "owner", "team"]},
                    {"title_en": "Term and renewal", "title_zh": "期限与续约", "columns": 2,
                     "fields": ["c_starts_on", "c_term", "c_ends_on", "c_notice", "c_decide_by", "c_renews"]},
                    {"title_en": "What it is worth", "title_zh": "服务与金额", "columns": 2,
                     "fields": ["c_monthly_fee", "c_monthly_hours", "c_annual_value"]}
                  ],
                  "related": ["c_projects"]}}
              ],
              "views": [
                {"type": "c_projects", "name": {"en": "Projects by phase", "zh": "项目看板"}, "columns": ["c_customer", "c_due_on", "c_value"],
                 "layout": "board", "group": "c_phase"},
                {"type": "c_projects", "name": {"en": "More hours than planned", "zh": "超出计划工时"},
                 "columns": ["name", "c_customer", "c_hours", "c_hours_spent", "c_hours_left", "owner"],
                 "filter": {"and": [["c_hours_left", "lt", 0], ["c_phase", "in", ["active", "paused"]]]}, "sort": "c_hours_left"},
                {"type": "c_contracts", "name": {"en": "Renew or cancel within 90 days", "zh": "90 天内需决定续约"},
                 "columns": ["name", "c_customer", "c_decide_by", "c_ends_on", "c_annual_value", "c_renews", "owner"],
                 "filter": {"and": [["c_status", "is", "active"], ["c_decide_by", "lte", "+90d"]]}, "sort": "c_decide_by"}
              ],
              "pipelines": [
                {"name": {"en": "Services", "zh": "服务销售"}, "description": {"en": "From a first talk to a signed contract.", "zh": "从初次沟通到签订合同。"},
                 "stages": [
                   {"name": {"en": "First talk", "zh": "初次沟通"}, "kind": "open", "probability": 10, "stale_after_days": 10},
                   {"name": {"en": "Workshop", "zh": "需求调研"}, "kind": "open", "probability": 30, "stale_after_days": 14},
                   {"name": {"en": "Proposal", "zh": "方案报价"}, "kind": "open", "probability": 50, "stale_after_days": 14},
                   {"name": {"en": "Negotiation", "zh": "商务谈判"}, "kind": "open", "probability": 75, "stale_after_days": 21},
                   {"name": {"en": "Signed", "zh": "签约"}, "kind": "won", "probability": 100},
                   {"name": {"en": "Lost", "zh": "未签约"}, "kind": "lost", "probability": 0}
                 ]}
              ]
            }
            """#)
}
