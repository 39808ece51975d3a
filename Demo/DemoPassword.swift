import Core

/// The password of the demo accounts: twelve characters from a secret of the installation, the same at every run.
enum DemoPassword {
    static func make(secrets: String) throws -> String {
        let digest = Digest("demo accounts", key: try KeyRing(directory: secrets, name: "demo").newest)
        let characters = digest.bytes.prefix(12).map { alphabet[Int($0 & 31)] }
        return [0, 4, 8].map { String(characters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// Nothing that is mistaken for something else when copied by hand.
    private static let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz0")
}
