import Core
import TestKit

/// What tests of configurations say again and again.
extension TestTenant {
    /// The file as it leaves the workspace.
    func configuration(_ query: String = "") async throws -> JSON { try await get("configuration\(query)").json }

    func preview(_ document: JSON) async throws -> TestReply { try await post("configuration?dry_run=true", document) }
    func configure(_ document: JSON) async throws -> TestReply { try await post("configuration", document) }

    /// A file that has these parts.
    static func file(_ parts: JSONObject) -> JSON {
        var file: JSONObject = ["guanxi": 1]
        for (name, list) in parts { file[name] = list }
        return .object(file)
    }

    /// A workspace with something of everything that can travel, each looking at others.
    func shaped() async throws {
        _ = try await object("machine", ["icon": "factory", "title_zh": "机器", "name_title_en": "Serial", "description": "What we serve"])
        let size = try await field("size", "choice", ["filterable": true, "title_zh": "尺寸", "help_en": "As on the plate"])
        for code in ["small", "large"] { _ = try await choice(code, of: size, ["color": "blue", "title_zh": "大小"]) }
        _ = try await choice("gone", of: size, ["retired": true])
        _ = try await patch("fields/\(size)", ["initial": "\"small\""])
        _ = try await field("area", "decimal", ["scale": 3, "initial": "1.5"])
        _ = try await field("double", "formula", ["formula": "c_area * 2"])
        _ = try await field("wide", "formula", ["formula": "if(c_double > 3, \"wide\", \"narrow\")"])
        let reason: JSONObject = [
            "required_when": "[\"c_size\", \"is\", \"large\"]", "shown_when": "{\"not\": [\"c_area\", \"is_empty\"]}", "maximum_length": 30,
        ]
        _ = try await field("reason", "text", reason)
        _ = try await field("buyer", "reference", ["refers_to": "customer", "filterable": true], of: "c_machine")
        _ = try await field("seller", "reference", ["refers_to": "user", "initial": "me"], of: "c_machine")
        _ = try await field("number", "autonumber", ["number_pattern": "M-{0000}", "number_start": 7], of: "c_machine")
        _ = try await field(
            "machines", "rollup", ["rollup_type": "c_machine", "rollup_via": "c_buyer", "rollup_function": "count", "filterable": true])
        let grants: JSON = [
            "permissions": ["core.views.share"],
            "types": [
                "customer": ["read": "own", "fields": ["phone": "masked", "c_size": "read"]], "c_machine": ["read": "team"], "*": ["read": "all"],
            ],
        ]
        let role = try await create(
            "roles", ["code": "fitter", "name_en": "Fitter", "name_zh": "安装工", "grants": .string(grants.serialized), "position": 5]
        ).id
        _ = try await layout(
            of: "customer", ["sections": [["title_en": "Size", "columns": 1, "fields": ["c_size", "c_area"]]], "related": ["c_machines"]])
        _ = try await layout(of: "c_machine", role: role, ["sections": [["title_zh": "机器", "fields": ["name", "c_buyer"]]]])
        let view: JSON = [
            "type": "customers", "name": "Large ones", "shared": true, "columns": ["name", "c_size"], "widths": ["name": 300],
            "filter": ["and": [["c_size", "is", "large"], ["owner", "is", "me"]]], "sort": "-c_size", "group": "c_size", "layout": "board",
        ]
        _ = try await create("views", view)
    }

    /// How many rows the journal has of a type.
    func journaled(_ type: String, action: String? = nil) async throws -> Int64? {
        let action: SQL = action.map { " and action = \($0)" } ?? ""
        return try await query("select count(*) from core.change where tenant_id = \(id) and record_type = \(type)\(action)").scalar()
    }

    /// Everything that an import could change.
    func fingerprint() async throws -> String {
        let tables: [SQL] = ["core.object", "core.field", "core.field_choice", "core.role", "core.layout", "core.saved_view", "core.change"]
        var marks: [String] = []
        for table in tables {
            let text: String? = try await query(
                "select md5(coalesce(string_agg(t::text, ',' order by t.id), '')) from \(table) t where t.tenant_id = \(id)"
            ).scalar()
            marks.append(text ?? "")
        }
        let version: Int64? = try await query("select metadata_version from core.workspace where tenant_id = \(id)").scalar()
        return (marks + ["\(version ?? 0)"]).joined(separator: " ")
    }
}

extension TestReply {
    /// `part name action` of each change.
    var changes: [String] {
        (self["changes"]?.items ?? []).map { "\($0["part"]?.text ?? "") \($0["name"]?.text ?? "") \($0["action"]?.text ?? "")" }
    }

    func change(_ name: String) -> JSON? { self["changes"]?.items?.first { $0["name"]?.text == name } }
}
