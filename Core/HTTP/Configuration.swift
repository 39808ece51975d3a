import Glibc
import NIOCore

/// What the operator sets, read once from the environment.
public struct Configuration: Sendable {
    /// Where the server listens: an address, or the path of a unix socket.
    public var address = "127.0.0.1"
    /// 0 takes any free port.
    public var port = 8080
    /// A PostgreSQL of your own as `postgres://…`; nil runs a private one under `variableDirectory`.
    public var databaseURL: String?
    /// The same database as `guanxi_owner`, which runs migrations, and as `guanxi_operator`, which commands list workspaces with.
    /// Only with `databaseURL`, which is that of `guanxi_app`; without them nothing is migrated, and nothing is listed.
    public var ownerDatabaseURL: String?
    public var operatorDatabaseURL: String?
    /// Everything that the server writes: database, secrets, mail, uploads.
    public var variableDirectory = "var"
    /// The web app that `script/web` built; nil for the folder `dist` beside that of the migrations.
    public var webDirectory: String?
    /// How people reach the server, without a slash at the end. Its scheme decides over Secure cookies and HSTS.
    public var publicURL = "http://127.0.0.1:8080"
    /// Threads that serve requests.
    public var loops = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1)
    public var maximumConnections = 10_000
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    public var trustedProxies: Set<String> = []
    /// `smtp://user:password@host:587`; nil writes mail to `var/mail`.
    public var smtpURL: String?
    /// The sender of the server's mail.
    public var mailSender = "Guanxi <no-reply@localhost>"
    /// Whoever sends it as a bearer token may read `/metrics` from elsewhere than this machine.
    public var metricsToken: String?
    public var logLevel = "info"
    /// Refuses to start with what is fit for trying out only.
    public var isProduction = false
    public var timeouts = Timeouts()

    public init() {}

    /// Upper bounds on what a connection may take. Checked a few times over the shortest of them.
    public struct Timeouts: Sendable {
        /// From a connection's start, or the end of the last reply, to the end of the next header.
        public var header = TimeAmount.seconds(15)
        /// For a handler, from the end of the header.
        public var handler = TimeAmount.seconds(60)
        /// Without any progress while a reply is being written.
        public var writeStall = TimeAmount.seconds(15)
        /// Bytes a second of a body or a reply, on average, once `grace` is over.
        public var minimumRate = 16 << 10
        public var grace = TimeAmount.seconds(10)
        /// For requests that are under way when the server is told to stop.
        public var drain = TimeAmount.seconds(10)

        public init() {}
    }

    /// `https://crm.example.com`, as browsers send it in `Origin`.
    var publicOrigin: String { publicURL }
    public var isSecure: Bool { publicURL.hasPrefix("https:") }
}
