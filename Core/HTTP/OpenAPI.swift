enum OpenAPI { static func get(_ context: MemberContext) async throws -> Response { context.json { $0.null() } } }
enum Metadata { static func get(_ context: MemberContext) async throws -> Response { context.json { $0.null() } } }
