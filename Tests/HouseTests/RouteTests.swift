import Core
import InstalledModules
import Testing

@Suite struct RouteTests {
    private static let registry = Registry(InstalledModules.all)

    /// Routes that ask for no credential. A new one is a decision: it is written down here, where a reviewer sees it.
    private static let open: Set<String> = [
        "GET /livez", "GET /readyz", "GET /metrics",
        "GET /api/v1/plans", "POST /api/v1/workspaces", "POST /api/v1/session",
        "POST /api/v1/password-resets", "GET /api/v1/password-resets/{token}", "POST /api/v1/password-resets/{token}/completion",
        "GET /api/v1/invitations/{token}/acceptance", "POST /api/v1/invitations/{token}/acceptance",
    ]

    @Test func `a route without a credential has been thought about`() {
        let visitors = Self.registry.routes.filter { if case .visitors = $0.audience { true } else { false } }
        #expect(Set(visitors.map(\.name)).subtracting(Self.open) == [])
    }

    @Test func `every route says in both languages what it does`() {
        #expect(Self.registry.routes.filter { !isTranslated($0.summary) }.map(\.name) == [])
    }

    @Test func `every route says what it answers`() {
        #expect(Self.registry.routes.filter { $0.replies.isEmpty }.map(\.name) == [])
    }

    @Test func `no two routes have the same method and path`() {
        let names = Self.registry.routes.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test func `every type and field is named in both languages`() {
        let types = Self.registry.recordTypes
        let texts = types.flatMap { type in
            [(type.name, type.title), (type.name, type.pluralTitle)] + type.fields.map { ("\(type.name).\($0.name)", $0.title) }
        }
        #expect(texts.count > 50)
        #expect(texts.filter { !isTranslated($0.1) }.map(\.0) == [])
    }

    @Test func `a permission begins with the id of a module`() {
        let modules = Self.registry.modules.map { "\($0.id)." } + ["core."]
        let strays = Self.registry.permissions.map(\.id).filter { id in !modules.contains { id.hasPrefix($0) } }
        #expect(strays == [])
        #expect(Self.registry.permissions.filter { !isTranslated($0.title) }.map(\.id) == [])
    }

    @Test func `a missing translation is noticed`() {
        #expect(!isTranslated(["en": "Close", "zh": ""]))
        #expect(!isTranslated(["en": "Close", "zh": "Close"]))
        #expect(isTranslated(["en": "Close", "zh": "关闭"]))
    }

    /// Chinese says it in Chinese, unless it is a name or an abbreviation of Latin letters.
    private func isTranslated(_ text: Text) -> Bool {
        guard !text.en.isEmpty, !text.zh.isEmpty else { return false }
        return text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            || text.en == text.zh && text.en.allSatisfy { $0.isUppercase || $0 == "-" }
    }
}

extension Route {
    var name: String { "\(method.rawValue) \(path)" }
}
