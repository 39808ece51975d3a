import ArgumentParser
import Core

/// Passwords come by standard input, never as an argument, which every user of the machine could read.
enum Secret {
    /// - Throws: `Problem.validation` for one that is too weak. `context`: what a guesser knows of the user.
    static func read(for user: String, context: [String]) throws -> String {
        guard let password = Terminal.ask(Terminal.isInteractive ? "Password for \(TextWidth.safe(user)): " : "", isSecret: true) else {
            throw ValidationError("There is no password on standard input.")
        }
        if let weakness = PasswordPolicy.weakness(of: password, context: context) {
            throw Problem.validation([FieldError(field: "password", code: weakness.rawValue, message: weakness.message)])
        }
        return password
    }
}
