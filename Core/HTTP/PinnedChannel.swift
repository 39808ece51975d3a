import Glibc
import Logging
import NIOCore

/// A connection whose requests are handled on its own event loop: no change of threads between socket, handler and database.
struct PinnedChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let base: HTTP1Channel
    let loops: Loops
    let timeouts: Configuration.Timeouts

    init(responder: @escaping HTTPChannelHandler.Responder, loops: Loops, timeouts: Configuration.Timeouts, metrics: Metrics) {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: Limits.headers, maxHeaderListSize: Limits.headers, maxHeaderFieldCount: Limits.headerCount)
        base = HTTP1Channel(
            responder: responder,
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard(timeouts: timeouts, metrics: metrics)], httpDecoderConfiguration: decoder))
        self.loops = loops
        self.timeouts = timeouts
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        // The kernel gives up on a peer that has closed its window, also after we have closed our end.
        let patience = SocketOptionValue(timeouts.writeStall.nanoseconds / 1_000_000)
        let option = ChannelOptions.Types.SocketOption(level: .tcp, name: .init(rawValue: TCP_USER_TIMEOUT))
        return channel.setOption(option, value: patience).recover { _ in }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    func handle(value: Value, logger: Logger) async {
        let connection = Task(executorPreference: loops.executor(of: value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
        value.channel.eventLoop.execute { ConnectionGuard.find(on: value.channel)?.cancel = { connection.cancel() } }
        await withTaskCancellationHandler {
            await connection.value
        } onCancel: {
            connection.cancel()
        }
    }
}
