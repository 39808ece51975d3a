import Core
import Glibc

/// A web app of a few files, as `script/web` leaves them.
enum ProbePages {
    static let index = "<!doctype html><title>Guanxi</title>"
    static let script = "console.log('guanxi')"

    /// Written below a directory that is made for it.
    static func make(in directory: String) throws -> Pages {
        mkdir(directory, 0o700)
        mkdir("\(directory)/app", 0o700)
        write(index, to: "\(directory)/index.html")
        write("icon", to: "\(directory)/favicon.ico")
        write(script, to: "\(directory)/app/start-ABC123.js")
        write("packed by br", to: "\(directory)/app/start-ABC123.js.br")
        write("packed by gz", to: "\(directory)/app/start-ABC123.js.gz")
        write("secret", to: "\(directory)/app/.hidden")
        return try Pages(directory: directory)
    }

    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        fputs(text, file)
        fclose(file)
    }
}
