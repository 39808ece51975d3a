import Core

/// The name of a workspace in addresses and at sign-in: three to fifty letters, digits and single hyphens.
public enum Slug {
    /// The error of a slug that can't be had whoever asks; nil for one that may be free.
    public static func fault(of slug: String) -> FieldError? {
        guard (3...50).contains(slug.utf8.count), slug.utf8.allSatisfy(isAllowed), !slug.hasPrefix("-"), !slug.hasSuffix("-"),
            !slug.contains("--")
        else { return malformed }
        return reserved.contains(slug) ? taken : nil
    }

    static let taken = FieldError(
        field: "slug", code: "taken", message: ["en": "This address is taken. Choose another.", "zh": "该地址已被占用，请换一个。"])

    private static let malformed = FieldError(
        field: "slug", code: "malformed",
        message: [
            "en": "Use 3 to 50 lower-case letters, digits and single hyphens, beginning and ending with a letter or digit.",
            "zh": "请使用 3 至 50 个小写字母、数字和单个连字符，并以字母或数字开头和结尾。",
        ])

    private static func isAllowed(_ byte: UInt8) -> Bool { byte &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "-") }

    /// Names that belong to the house or that would mislead.
    private static let reserved: Set<String> = [
        "about", "account", "admin", "administrator", "api", "app", "assets", "auth", "billing", "blog", "cdn", "dashboard", "docs", "email",
        "ftp", "guanxi", "health", "help", "home", "imap", "internal", "legal", "login", "logout", "mail", "mcp", "metrics", "new", "operator",
        "portal", "pricing", "public", "register", "root", "security", "signin", "signup", "smtp", "static", "status", "support", "system",
        "test", "webhooks", "www",
    ]
}
