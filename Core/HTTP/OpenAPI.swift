import NIOCore
import Synchronization

/// The description of the API as this workspace has it: OpenAPI 3.1, made from the routes and record types of the modules that are on.
struct OpenAPI {
    private let registry: Registry
    private let routes: [Route]
    private let schema: Schema
    private let language: Language

    /// - Parameter schema: the record types as the reader may see them.
    init(_ registry: Registry, workspace: Workspace, schema: Schema, language: Language) {
        self.registry = registry
        self.schema = schema
        self.language = language
        let declared = registry.routes.filter { !$0.parameters.contains(CustomObject.parameter) && workspace.has(registry.module($0.module)) }
        routes = declared + Self.routes(of: schema.objects)
    }

    /// Those of a workspace's own objects, as if each were declared.
    private static func routes(of objects: [RecordType]) -> [Route] {
        let list = RouteList()
        let members = Routes(module: "core", list: list).members
        for type in objects { RecordRoutes.addRoutes(for: type, to: members) }
        return list.routes
    }

    var document: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Guanxi", "version": "1",
                "description": .string(Self.introduction[language]),
            ],
            "servers": [["url": "/"]],
            "security": [["key": []], ["session": []]],
            "paths": .object(paths),
            "components": [
                "schemas": .object(schemas),
                "responses": ["Problem": Self.problemResponse],
                "securitySchemes": [
                    "key": ["type": "http", "scheme": "bearer", "description": "gx_live_…"],
                    "session": [
                        "type": "apiKey", "in": "cookie", "name": .string(Admission.sessionCookie),
                        "description": "Writes also need the header X-Guanxi: 1.",
                    ],
                ],
            ],
        ]
    }

    private var paths: JSONObject {
        var paths = JSONObject()
        for route in routes {
            var item = paths[route.path]?.members ?? JSONObject()
            item[route.method.rawValue.lowercased()] = Operation(route, schema: schema, language: language).json
            paths[route.path] = .object(item)
        }
        return paths
    }

    private var schemas: JSONObject {
        var schemas: JSONObject = ["Problem": Self.problemSchema, "FieldError": Self.fieldErrorSchema]
        for type in registry.recordTypes where registry.module(of: type).map({ module in routes.contains { $0.module == module.id } }) == true {
            add(schema.type(type), to: &schemas)
        }
        for type in schema.objects { add(type, to: &schemas) }
        return schemas
    }

    private func add(_ type: RecordType, to schemas: inout JSONObject) {
        schemas[type.schemaName] = type.schema
        schemas["\(type.schemaName)Page"] = type.pageSchema
    }

    private static let introduction: Text = [
        "en": """
        Ids are UUIDv7, times RFC 3339 in UTC, money is in minor units. Errors are problem documents (RFC 9457). A write that names the header \
        Idempotency-Key happens once for each key; other writes refuse a key.
        """,
        "zh": "编号为 UUIDv7，时间为 UTC 的 RFC 3339，金额以最小货币单位表示。错误为问题文档（RFC 9457）。列有 Idempotency-Key 请求头的写操作对每个键只执行一次，其他写操作拒绝该请求头。",
    ]

    private static let problemResponse: JSON = [
        "description": "Problem",
        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]

    private static let problemSchema: JSON = [
        "type": "object", "required": ["type", "title", "status", "detail", "code", "request_id", "errors"],
        "properties": [
            "type": ["type": "string", "format": "uri"], "title": ["type": "string"], "status": ["type": "integer"],
            "detail": ["type": "string"], "code": ["type": "string"], "request_id": ["type": "string", "format": "uuid"],
            "errors": ["type": "array", "items": ["$ref": "#/components/schemas/FieldError"]],
        ],
    ]

    private static let fieldErrorSchema: JSON = [
        "type": "object", "required": ["field", "code", "message"],
        "properties": ["field": ["type": "string"], "code": ["type": "string"], "message": ["type": "string"]],
    ]
}

extension Workspace {
    /// True for modules that are always on, those that are switched on, and what belongs to no module.
    public func has(_ module: (any Module)?) -> Bool {
        guard let module else { return true }
        return module.minimumTier == .always || modules.contains(module.id)
    }
}

extension RecordType {
    /// `OrderLine`; `c_machine` for an own object, so that no two of them have the same.
    fileprivate var schemaName: String {
        guard object == nil else { return name }
        return name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    fileprivate var pageSchema: JSON {
        .page(of: ["$ref": .string("#/components/schemas/\(schemaName)")])
    }
}

extension OpenAPI {
    /// One operation of a path.
    private struct Operation {
        let route: Route
        let schema: Schema
        let language: Language

        init(_ route: Route, schema: Schema, language: Language) {
            self.schema = schema
            self.route = route
            self.language = language
        }

        var json: JSON {
            var json: JSONObject = [
                "operationId": .string(identifier), "summary": .string(route.summary[language]), "tags": [.string(route.tag)],
                "x-module": .string(route.module), "parameters": .array(pathParameters + queryParameters + headerParameters),
                "responses": .object(responses),
            ]
            if case .members(let requirement) = route.audience {
                json["x-permission"] = .string(requirement.name)
            } else {
                json["security"] = []
            }
            if let body { json["requestBody"] = body }
            return .object(json)
        }

        /// `post_deals_id_closure`
        private var identifier: String {
            let words = route.path.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.filter { $0 != "api" && $0 != "v1" }
            return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
        }

        private var pathParameters: [JSON] {
            route.parameters.map { name in
                let isID = name == "id" || name.hasSuffix("_id")
                let schema: JSON = isID ? ["type": "string", "format": "uuid"] : ["type": "string", "minLength": 1]
                return ["name": .string(name), "in": "path", "required": true, "schema": schema]
            }
        }

        private var queryParameters: [JSON] {
            route.query.map { parameter in
                [
                    "name": .string(parameter.name), "in": "query", "required": .boolean(parameter.isRequired),
                    "description": .string(parameter.description[language]), "schema": parameter.schema,
                ]
            }
        }

        private var headerParameters: [JSON] {
            var parameters: [JSON] = []
            if route.requiresMatch {
                parameters.append([
                    "name": "If-Match", "in": "header", "required": true, "schema": ["type": "string", "pattern": "^\"[0-9a-f-]{36}-[0-9]+\"$"],
                ])
            }
            if route.honoursIdempotencyKey {
                parameters.append([
                    "name": "Idempotency-Key", "in": "header", "required": false,
                    "schema": ["type": "string", "pattern": "^[!-~]{1,255}$"],
                ])
            }
            return parameters
        }

        private var body: JSON? {
            let form = route.formType.map(schema.type)?.form ?? route.form
            if let schema = form?.schema(isPatch: route.method == .patch) ?? route.bodySchema {
                let type = route.method == .patch ? "application/merge-patch+json" : "application/json"
                return ["required": true, "content": .object([type: ["schema": schema]])]
            }
            guard !route.accepts.isEmpty else { return nil }
            var content = JSONObject()
            for type in route.accepts { content[type] = [:] }  // any bytes
            return ["required": true, "content": .object(content)]
        }

        private var responses: JSONObject {
            var responses = JSONObject()
            for reply in route.replies { responses["\(reply.status.code)"] = describe(reply) }
            if route.replies.isEmpty { responses["200"] = ["description": "OK"] }
            for status in problems { responses["\(status)"] = ["$ref": "#/components/responses/Problem"] }
            if isConditional { responses["304"] = ["description": "Not Modified"] }
            return responses
        }

        private var isConditional: Bool {
            guard route.method == .get, case .record = route.replies.first?.content else { return false }
            return true
        }

        private var problems: [Int] {
            var problems = [400, 404, 431, 500, 503]
            if case .members = route.audience { problems += [401, 403, 429] }
            if case .members = route.audience, route.isWrite, !route.worksWhenPastDue { problems.append(402) }
            if route.method != .get { problems += [409, 413, 415, 422, 429] }
            if route.requiresMatch || route.method == .delete { problems += [412, 428] }
            return Set(problems).sorted()
        }

        private func describe(_ reply: Reply) -> JSON {
            var json: JSONObject = ["description": .string(reply.status.reasonPhrase)]
            let headers = headers(of: reply)
            if !headers.isEmpty { json["headers"] = .object(headers) }
            switch reply.content {
            case .none: break
            case .record(let type): json["content"] = Self.content("application/json", ["$ref": .string("#/components/schemas/\(type.schemaName)")])
            case .page(let type): json["content"] = Self.content("application/json", ["$ref": .string("#/components/schemas/\(type.schemaName)Page")])
            case .json(let schema): json["content"] = Self.content("application/json", schema)
            case .file(let mediaType): json["content"] = Self.content(mediaType, ["type": "string"])
            }
            return .object(json)
        }

        private func headers(of reply: Reply) -> JSONObject {
            var headers = JSONObject()
            if reply.status == .created { headers["Location"] = ["schema": ["type": "string"]] }
            if case .record = reply.content { headers["ETag"] = ["schema": ["type": "string"]] }
            return headers
        }

        private static func content(_ type: String, _ schema: JSON) -> JSON { .object([type: ["schema": schema]]) }
    }
}
