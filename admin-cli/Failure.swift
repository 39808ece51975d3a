import ArgumentParser
import Core
import Glibc

/// What a command says when it fails: a sentence and the fields at fault on standard error, or the same as JSON.
enum Failure {
    /// Arguments that contradict each other or lack something.
    struct Usage: Error {
        let message: String
    }

    /// Known before the arguments are: an error in them is told in the same way as any other.
    static let isJSON = CommandLine.arguments.contains("--json")

    static func exitCode(of error: any Error) -> Int32 {
        switch error {
        case is Usage, is ValidationError: EX_USAGE
        case is CancellationError: Interruption.exitCode
        default: EXIT_FAILURE
        }
    }

    static func report(_ error: any Error) {
        let (code, detail, fields) = contents(of: error)
        guard !isJSON else {
            let errors = fields.map { JSON.object(["field": .string($0.field), "code": .string($0.code), "message": .string($0.message[.en])]) }
            return Terminal.complain(
                JSON.object(["error": ["code": .string(code), "detail": .string(detail), "errors": .array(errors)]]).serialized)
        }
        Terminal.complain("\(Tint.red.paint("Error:", isColoured: Terminal.isErrorColoured)) \(detail)")
        for field in fields { Terminal.complain("  \(field.field): \(field.message[Terminal.language])") }
    }

    private static func contents(of error: any Error) -> (code: String, detail: String, fields: [FieldError]) {
        switch error {
        case let problem as Problem: (problem.code, problem.detail[Terminal.language], problem.errors)
        case let field as FieldError: ("validation_failed", field.message[Terminal.language], [field])
        case let usage as Usage: ("usage", usage.message, [])
        case let usage as ValidationError: ("usage", usage.message, [])
        case let mistakes as ConfigurationError: ("configuration", mistakes.description, [])
        case is CancellationError: ("interrupted", "Interrupted.", [])
        case let error as DatabaseError: ("database", error.debugDescription, [])
        default: ("failed", String(describing: error), [])
        }
    }
}
