/// A statement that is prepared once per connection and told from others by identity: a plan of the kernel's.
/// Its parameter types are those of the binds it is first used with, and must stay so.
public final class Statement: Sendable {
    /// With `$1`, `$2`, … for its binds.
    public let text: String

    public init(_ text: String) { self.text = text }

    /// The statement that `sql` describes; its binds only say which places there are.
    public convenience init(_ sql: SQL) { self.init(sql.text) }
}
