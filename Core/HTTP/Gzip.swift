import CZlib
import NIOCore
import Synchronization

/// gzip by zlib. A compressor's 256 KiB of state are kept for the next reply.
enum Gzip {
    /// Fast: most of the gain for a third of the time of zlib's own default.
    private static let level: Int32 = 3
    private static let idle = Mutex<[Compressor]>([])
    private static let mostIdle = 8

    /// The bytes as one gzip member; nil where memory runs out.
    static func pack(_ bytes: ByteBuffer) -> ByteBuffer? {
        guard let compressor = idle.withLock({ $0.popLast() }) ?? Compressor(level: level) else { return nil }
        let packed = compressor.pack(bytes)
        idle.withLock { if $0.count < mostIdle { $0.append(compressor) } }
        return packed
    }

    /// One stream at a time: whoever has taken it from `idle` is alone with it.
    private final class Compressor: @unchecked Sendable {
        private var stream = z_stream()

        init?(level: Int32) {
            // 15 bits of window, and 16 for the gzip wrapper (zlib.h, deflateInit2).
            let result = deflateInit2_(
                &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
            guard result == Z_OK else { return nil }
        }

        deinit { deflateEnd(&stream) }

        func pack(_ bytes: ByteBuffer) -> ByteBuffer? {
            deflateReset(&stream)
            var packed = ByteBufferAllocator().buffer(capacity: Int(deflateBound(&stream, UInt(bytes.readableBytes))))
            let isComplete = bytes.withUnsafeReadableBytes { source in
                stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
                stream.avail_in = UInt32(source.count)
                return packed.writeWithUnsafeMutableBytes(minimumWritableBytes: 0) { target in
                    stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
                    stream.avail_out = UInt32(target.count)
                    let result = deflate(&stream, Z_FINISH)
                    return result == Z_STREAM_END ? target.count - Int(stream.avail_out) : 0
                } > 0
            }
            return isComplete ? packed : nil
        }
    }
}
