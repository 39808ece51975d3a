import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import Synchronization

/// Watches over one connection: slow headers, bodies, readers and handlers are cut off, malformed requests get their problem document,
/// and a reply that comes before the end of its request ends the connection.
///
/// One timer ticks for the connection and compares times; a request itself costs two clock readings and no timer.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let timeouts: Configuration.Timeouts
    private let metrics: Metrics
    private var timer: RepeatedTask?
    /// Ends the connection's task.
    var cancel: (@Sendable () -> Void)?

    /// Requests whose reply is not yet complete.
    private var unanswered = 0
    private var awaitingHeadSince: NIODeadline? = .now()
    private var handlingSince: NIODeadline?
    /// Set while a body is coming in.
    private var body: Pace?
    private var queuedBytes = 0
    private var writing: (since: NIODeadline, flushed: Int)?
    /// Nothing more is read or answered; what still comes in is thrown away until then.
    private var closing: NIODeadline?
    /// What is wrong with what came after the last request; to be answered once those before it have been.
    private var refusal: Problem?

    init(timeouts: Configuration.Timeouts, metrics: Metrics) {
        self.timeouts = timeouts
        self.metrics = metrics
    }

    /// The guard of a connection; on its event loop only.
    static func find(on channel: any Channel) -> ConnectionGuard? {
        switch Result(catching: { try channel.pipeline.syncOperations.handler(type: ConnectionGuard.self) }) {
        case .success(let guardian): guardian
        case .failure: nil
        }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        metrics.connections.add(1, ordering: .relaxed)
        let interval = TimeAmount.nanoseconds(min(timeouts.header.nanoseconds, timeouts.grace.nanoseconds, timeouts.writeStall.nanoseconds) / 5)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
            let (guardian, context) = bound.value
            guardian.tick(context, .now())
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        metrics.connections.subtract(1, ordering: .relaxed)
        timer?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if unanswered > 0 { cancel?() }
        context.fireChannelInactive()
    }

    // MARK: In

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard closing == nil else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            unanswered += 1
            awaitingHeadSince = nil
            handlingSince = .now()
            body = Pace()
            if head.headerFields[.expect] != nil, unanswered == 1 { sendContinue(context) }
        case .body(let bytes): body?.moved(bytes.readableBytes)
        case .end: body = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        body?.stopWaiting()
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        body?.startWaiting()
        context.read()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard closing == nil, let error = error as? HTTPParserError, body == nil else { return context.fireErrorCaught(error) }
        refusal = Problem(error)
        if unanswered == 0 { refuse(context) }
    }

    private func sendContinue(_ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }

    // MARK: Out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard closing == nil else { promise?.fail(ChannelError.outputClosed); return }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            handlingSince = nil
            if body != nil, unanswered == 1 { head.headerFields[.connection] = "close" }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body(let bytes):
            queuedBytes += bytes.readableBytes
            context.write(data, promise: promise)
        case .end:
            context.write(data, promise: promise)
            answered(context)
        }
    }

    private func answered(_ context: ChannelHandlerContext) {
        unanswered -= 1
        guard unanswered == 0 else {
            handlingSince = .now()
            return
        }
        guard body == nil else { return hangUp(context) }
        awaitingHeadSince = .now()
        if refusal != nil { refuse(context) }
    }

    /// Answers in place of a handler, and hangs up.
    private func refuse(_ context: ChannelHandlerContext) {
        guard let refusal else { return }
        let reply = ProblemDocument.response(refusal, id: ID.new(), language: .en)
        metrics.countMalformed(reply.status)
        var head = HTTPResponse(status: reply.status, headerFields: reply.headers)
        head.headerFields[.connection] = "close"
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(reply.bytes)), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        hangUp(context)
    }

    /// Closes our side, and the other one when what is under way had time to arrive: closing at once would destroy the reply.
    private func hangUp(_ context: ChannelHandlerContext) {
        closing = .now() + .seconds(5)
        context.flush()
        context.close(mode: .output, promise: nil)
    }

    // MARK: Time

    private func tick(_ context: ChannelHandlerContext, _ now: NIODeadline) {
        if let closing, now > closing { return context.close(promise: nil) }
        if let awaitingHeadSince, now - awaitingHeadSince > timeouts.header { return cut(context, "header") }
        if let body, body.isTooSlow(now, rate: timeouts.minimumRate, grace: timeouts.grace) { return cut(context, "body") }
        if let handlingSince, body == nil, now - handlingSince > timeouts.handler { return giveUp(context) }
        if isReaderTooSlow(context, now) { cut(context, "reader") }
    }

    private func isReaderTooSlow(_ context: ChannelHandlerContext, _ now: NIODeadline) -> Bool {
        let waiting = bufferedBytes(context)
        guard waiting > 0 else {
            writing = nil
            return false
        }
        let flushed = queuedBytes - waiting
        guard let writing else {
            self.writing = (now, flushed)
            return false
        }
        let elapsed = now - writing.since
        return elapsed > timeouts.writeStall && Double(flushed - writing.flushed) < Double(timeouts.minimumRate) * Double(elapsed.nanoseconds) / 1e9
    }

    private func bufferedBytes(_ context: ChannelHandlerContext) -> Int {
        switch Result(catching: { try context.channel.syncOptions?.getOption(.bufferedWritableBytes) ?? 0 }) {
        case .success(let count): count
        case .failure: 0
        }
    }

    /// Stops a handler that takes too long and answers for it.
    private func giveUp(_ context: ChannelHandlerContext) {
        refusal = .deadlineExceeded
        refuse(context)
        cancel?()
    }

    /// Ends a connection without waiting for anybody.
    private func cut(_ context: ChannelHandlerContext, _ reason: StaticString) {
        metrics.countCut(reason)
        closing = .now()
        cancel?()
        context.close(promise: nil)
    }
}
