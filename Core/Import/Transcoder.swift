import Glibc

/// Bytes in some encoding, in pieces, to UTF-8 by iconv(3). What cannot be read becomes U+FFFD. The byte order mark is dropped.
package final class Transcoder {
    private let descriptor: iconv_t?
    private var mark: ArraySlice<UInt8>
    private var pending: [UInt8] = []
    package private(set) var hasReplaced = false

    package init(_ encoding: TextEncoding) {
        descriptor = encoding.iconvName.flatMap { iconv_open("UTF-8", $0) }.flatMap { $0 == UnsafeMutableRawPointer(bitPattern: -1) ? nil : $0 }
        mark = encoding.byteOrderMark[...]
    }

    deinit {
        if let descriptor { iconv_close(descriptor) }
    }

    /// The text of the next piece; `isLast` flushes a character that was cut off.
    package func decode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        pending += bytes
        dropMark(isLast: isLast)
        guard mark.isEmpty || isLast else { return [] }
        guard let descriptor else {
            defer { pending = [] }
            return pending
        }
        return convert(with: descriptor, isLast: isLast)
    }

    package static func isValid(_ bytes: [UInt8], as encoding: TextEncoding) -> Bool {
        let transcoder = Transcoder(encoding)
        _ = transcoder.decode(bytes, isLast: false)
        return !transcoder.hasReplaced
    }

    /// Waits only as long as what has come may still become the mark.
    private func dropMark(isLast: Bool) {
        guard !mark.isEmpty, isLast || pending.count >= mark.count || !mark.starts(with: pending) else { return }
        if pending.starts(with: mark) { pending.removeFirst(mark.count) }
        mark = []
    }

    private func convert(with descriptor: iconv_t, isLast: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(pending.count * 3 / 2 + 16)
        var start = 0
        while start < pending.count {
            let (read, reason) = step(descriptor, from: start, into: &text)
            start += read
            if reason == EINVAL && !isLast { break }
            guard reason == EILSEQ || reason == EINVAL else { continue }
            text += [0xef, 0xbf, 0xbd]
            hasReplaced = true
            start += 1
        }
        pending.removeFirst(min(start, pending.count))
        return text
    }

    /// Converts as far as it goes: bytes read, and why it stopped (0: all read or output full).
    private func step(_ descriptor: iconv_t, from start: Int, into text: inout [UInt8]) -> (read: Int, reason: Int32) {
        let room = (pending.count - start) * 3 / 2 + 16
        var read = 0
        var reason: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            pending.withUnsafeMutableBytes { source in
                var input: UnsafeMutablePointer<CChar>? = source.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
                var inputLeft = source.count - start
                target.withMemoryRebound(to: CChar.self) { target in
                    var output = target.baseAddress
                    var outputLeft = room
                    let result = iconv(descriptor, &input, &inputLeft, &output, &outputLeft)
                    reason = result == Int(bitPattern: UInt.max) && errno != E2BIG ? errno : 0
                    count = room - outputLeft
                }
                read = source.count - start - inputLeft
            }
        }
        text += piece
        return (read, reason)
    }
}
