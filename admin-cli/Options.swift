import ArgumentParser

/// What every command takes.
struct Options: ParsableArguments {
    @Flag(help: "Print JSON for machines instead of a table for people.")
    var json = false

    var output: Output { Output(isJSON: json) }
}

/// What commands take that shut people out or destroy something.
struct Consent: ParsableArguments {
    @Flag(name: .customLong("yes"), help: "Do not ask; for scripts.")
    var isGiven = false

    /// Has the operator type `slug`, unless consent was given on the command line.
    func ask(_ question: String, slug: String) throws {
        guard !isGiven else { return }
        guard Terminal.isInteractive else { throw ValidationError("\(question) Nobody is here to confirm it: add --yes.") }
        let answer = Terminal.ask("\(question)\nType \(slug) to confirm: ")
        guard answer == slug else { throw ValidationError("Not confirmed: nothing was changed.") }
    }
}
