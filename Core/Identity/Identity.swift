/// What sign-in, sign-up and everything about credentials needs besides the database.
public struct Identity: Sendable {
    public let passwords: Passwords
    public let throttle: Throttle
    public let devices: DeviceCookies
    public let mailbox: Mailbox
    /// Where people reach the server: `https://crm.example.com`, without a slash at the end.
    public let publicURL: String
    /// The `env` of API keys: `live`.
    public let keyEnvironment: String

    public var isSecure: Bool { publicURL.hasPrefix("https:") }

    /// `secrets` and `mail` are directories, made where they are missing.
    /// - Throws: `KeyRing.Unreadable`.
    public init(database: Database, secrets: String, mail: String, publicURL: String) throws {
        let passwords = try Passwords(pepper: KeyRing(directory: secrets, name: "pepper"))
        let throttleKey = try KeyRing(directory: secrets, name: "throttle").newest
        self.init(database: database, passwords: passwords, throttleKey: throttleKey, mail: mail, publicURL: publicURL)
    }

    /// With password hashing of one's own choice, for tests.
    package init(
        database: Database, passwords: Passwords, throttleKey: [UInt8], mail: String, publicURL: String, keyEnvironment: String = "live"
    ) {
        let devices = DeviceCookies(key: throttleKey, isSecure: publicURL.hasPrefix("https:"))
        self.passwords = passwords
        self.devices = devices
        throttle = Throttle(database: database, key: throttleKey, devices: devices)
        mailbox = Mailbox(directory: mail)
        self.publicURL = publicURL
        self.keyEnvironment = keyEnvironment
    }
}
