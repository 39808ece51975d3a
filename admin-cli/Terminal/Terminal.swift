import Core
import Glibc

/// What is known of the operator's terminal.
enum Terminal {
    /// Standard output is read by a person who has not asked for plain text (no-color.org).
    static let isColoured = isColoured(STDOUT_FILENO)
    static let isErrorColoured = isColoured(STDERR_FILENO)

    static let isInteractive = isatty(STDIN_FILENO) == 1

    /// The language of messages, from the locale: `zh_CN.UTF-8`.
    static let language: Language =
        ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first.map { $0.hasPrefix("zh") ? .zh : .en } ?? .en

    static func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }
    static func complain(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Asks on standard error, so that standard output stays what the command has to say. Nil at the end of input.
    static func ask(_ question: String, isSecret: Bool = false) -> String? {
        write(question, to: STDERR_FILENO)
        guard isSecret, isInteractive else { return readLine() }
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
            write("\n", to: STDERR_FILENO)
        }
        return readLine()
    }

    private static func isColoured(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1 && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
        return value
    }

    /// Unbuffered: what was said before a crash has been said.
    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) }
            guard count > 0 || errno == EINTR || errno == EAGAIN else { return }
        }
    }
}
