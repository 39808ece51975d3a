import Core
import NIOCore

/// What the server answered to a test.
public struct TestReply: Sendable {
    public let status: HTTPResponse.Status
    public let headers: HTTPFields
    public let body: ByteBuffer

    public var text: String { String(buffer: body) }

    /// The body as JSON; `.null` where there is none.
    /// - Throws: `JSONError` if the body is something else.
    public var json: JSON { get throws { body.readableBytes == 0 ? .null : try JSON.parse(body) } }

    /// A member of the JSON body.
    public subscript(_ key: String) -> JSON? { try? json[key] }

    /// The `id` of the record that was answered.
    /// - Throws: `Missing` if there is none.
    public var id: ID {
        get throws {
            guard let id = self["id"]?.text.flatMap({ ID($0) }) else { throw Missing(member: "id", of: text) }
            return id
        }
    }

    public var version: Int64? { self["version"]?.whole }
    public var data: [JSON] { self["data"]?.items ?? [] }
    /// The `code` of a problem document.
    public var code: String? { self["code"]?.text }

    public struct Missing: Error, CustomStringConvertible {
        let member: String
        let of: String

        package init(member: String, of text: String) {
            self.member = member
            of = text
        }

        public var description: String { "no \(member) in \(of)" }
    }
}
