import NIOCore

/// The web app: what `script/web` built, in memory since the start, and served for every path that is not the API's.
public struct Pages: Sendable {
    /// What a browser may do on our pages (Content Security Policy 3): load our own files and talk to our own API, nothing else.
    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
        manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'
        """

    /// No page is ever below these.
    private static let reserved: Set<Substring> = ["api", "livez", "readyz", "metrics", "p", "mcp"]
    private static let allowed = "GET, HEAD, OPTIONS"
    private let index: PageFile?
    /// By their names below `/app/`, which change with their contents.
    private let assets: [Substring: PageFile]
    /// By their names below `/`.
    private let others: [Substring: PageFile]

    /// A server without a web app: its pages are 503, its API is as ever.
    public static let none = Pages(index: nil, assets: [:], others: [:])

    package init(index: PageFile?, assets: [Substring: PageFile], others: [Substring: PageFile]) {
        self.index = index
        self.assets = assets
        self.others = ["robots.txt": Self.robots].merging(others) { _, own in own }
    }

    /// Records are nothing for search engines, and a sign-in page is no news.
    private static let robots = PageFile("robots.txt", ByteBuffer(string: "User-agent: *\nDisallow: /\n"))

    /// - Throws: `Problem.notFound` for what belongs to the API or is no file of ours, `methodNotAllowed`, `pagesNotBuilt`.
    func answer(_ request: Request) throws(Problem) -> Response {
        let path = Self.path(of: request)
        let segments = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: true)
        let first = segments.first ?? ""
        guard !Self.reserved.contains(first) else { throw .notFound }
        switch request.method {
        case .get, .head: break
        case .options: return Response(status: .noContent, headers: [.allow: Self.allowed])
        default: throw .methodNotAllowed(Self.allowed)
        }
        if first == "app" { return try asset(segments.count > 1 ? segments[1] : "", request) }
        if segments.count == 1, let response = try other(first, request) { return response }
        guard let index else { throw .pagesNotBuilt }
        return index.response(to: request, [.cacheControl: "no-cache", .contentSecurityPolicy: Self.policy])
    }

    /// A name stands for one sequence of bytes for good, so nobody needs to ask twice.
    private func asset(_ name: Substring, _ request: Request) throws(Problem) -> Response {
        guard let file = assets[name] else { throw index == nil ? .pagesNotBuilt : .notFound }
        return file.response(to: request, [.cacheControl: "public, max-age=31536000, immutable"])
    }

    /// Nil for what is a page. Browsers ask for these by themselves, and a page would not do in their place.
    private func other(_ name: Substring, _ request: Request) throws(Problem) -> Response? {
        if let file = others[name] { return file.response(to: request, [.cacheControl: "public, max-age=3600"]) }
        guard name != "favicon.ico", name != "manifest.webmanifest" else { throw .notFound }
        return nil
    }

    private static func path(of request: Request) -> Substring {
        let target = request.head.path ?? ""
        return target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
    }
}

extension Problem {
    /// 503: there is nothing wrong but that the web app is missing.
    static let pagesNotBuilt = Problem(
        .serviceUnavailable, code: "pages_not_built",
        detail: [
            "en": "This server has no web app: run script/web and start it again. The API is served.",
            "zh": "此服务器没有网页应用：请运行 script/web 并重新启动。API 可正常使用。",
        ])
}
