import NIOCore

extension Exchange {
    /// The whole body, read once and kept for whoever asks again. Errors: `Problem.tooLarge` above the route's limit.
    func body() async throws -> ByteBuffer {
        if let body = collectedBody { return body }
        let limit = route?.bodyLimit ?? 0
        if let announced = request.headers.value(.contentLength).flatMap({ Int($0) }), announced > limit { throw Problem.tooLarge(limit: limit) }
        do {
            let body = try await request.body.collect(upTo: limit)
            collectedBody = body
            return body
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(limit: limit)
        }
    }

    /// The body as JSON within the limits of depth and length.
    func json(depth: Int = Limits.jsonDepth, items: Int = Limits.jsonItems) async throws -> JSON {
        guard MediaType.isJSON(request.headers.value(.contentType)) else { throw Problem.expectedJSON }
        let bytes = try await body()
        do throws(JSONError) {
            let json = try JSON.parse(bytes, maximumDepth: depth)
            guard json.isWithin(items: items) else { throw .tooManyItems(items) }
            return json
        } catch {
            throw Problem.malformedJSON(error)
        }
    }
}

extension JSONError {
    fileprivate static func tooManyItems(_ limit: Int) -> JSONError {
        JSONError(position: 0, reason: Text(en: "An array or object has more than \(limit) items.", zh: "数组或对象的元素超过 \(limit) 个。"))
    }
}

extension JSON {
    fileprivate func isWithin(items limit: Int) -> Bool {
        switch self {
        case .array(let items): items.count <= limit && items.allSatisfy { $0.isWithin(items: limit) }
        case .object(let object): object.count <= limit && object.allSatisfy { $0.value.isWithin(items: limit) }
        default: true
        }
    }
}

enum MediaType {
    /// `application/json`, `application/merge-patch+json` and the like; parameters are ignored.
    static func isJSON(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        let end = contentType.firstIndex(of: ";") ?? contentType.endIndex
        let essence = contentType[..<end].lowercased().filter { $0 != " " }
        return essence == "application/json" || (essence.hasPrefix("application/") && essence.hasSuffix("+json"))
    }
}
