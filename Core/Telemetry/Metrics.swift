import NIOCore
import Synchronization

/// What this process counts, shown at `/metrics`. Counting a request is one uncontended lock of its route's meter.
public final class Metrics: Sendable {
    /// A value that is read when somebody looks.
    private struct Source: Sendable {
        let name: String
        let help: String
        let kind: String
        let read: @Sendable () -> [(labels: String, value: Double)]
    }

    private let meters: [String: RouteMeter]
    private let unrouted = RouteMeter()
    private let sources = Mutex<[Source]>([])
    private let cuts = Mutex<[String: Int]>([:])
    let inFlight = Atomic(0)
    let connections = Atomic(0)

    /// A meter for each `METHOD /path`; requests that fit none share one.
    public init(routes: [String] = []) {
        meters = Dictionary(routes.map { ($0, RouteMeter()) }) { first, _ in first }
    }

    /// A gauge that is asked for its value at each scrape: `gauge("guanxi_jobs_waiting", help: "…") { … }`.
    public func gauge(_ name: String, help: String, _ read: @escaping @Sendable () -> Double) {
        add(Source(name: name, help: help, kind: "gauge") { [("", read())] })
    }

    /// A count that only grows, asked for at each scrape. By convention its name ends in `_total`.
    public func counter(_ name: String, help: String, _ read: @escaping @Sendable () -> Double) {
        add(Source(name: name, help: help, kind: "counter") { [("", read())] })
    }

    /// A gauge with several series: `labels` is text such as `queue="mail"`.
    public func gauges(_ name: String, help: String, _ read: @escaping @Sendable () -> [(labels: String, value: Double)]) {
        add(Source(name: name, help: help, kind: "gauge", read: read))
    }

    private func add(_ source: Source) { sources.withLock { $0.append(source) } }

    /// The meter of a route by its key; look it up once.
    func meter(_ route: String) -> RouteMeter { meters[route] ?? unrouted }

    func countMalformed(_ status: HTTPResponse.Status) { unrouted.count(status: status.code, took: .zero) }

    /// A connection that was ended for being too slow with its header, its body or with reading.
    func countCut(_ reason: StaticString) { cuts.withLock { $0["reason=\"\(reason)\"", default: 0] += 1 } }

    /// Everything in Prometheus' text format 0.0.4.
    func exposition() -> ByteBuffer {
        var text = PrometheusText()
        text.requests((meters.map { ($0.key, $0.value) } + [("other", unrouted)]).sorted { $0.0 < $1.0 })
        text.metric("guanxi_http_requests_in_flight", "gauge", "Requests being answered.", [("", Double(inFlight.load(ordering: .relaxed)))])
        text.metric("guanxi_http_connections", "gauge", "Open connections.", [("", Double(connections.load(ordering: .relaxed)))])
        let cuts = cuts.withLock { $0 }.sorted { $0.key < $1.key }.map { (labels: $0.key, value: Double($0.value)) }
        text.metric("guanxi_http_connections_cut_total", "counter", "Connections ended for being too slow.", cuts)
        text.metric("process_resident_memory_bytes", "gauge", "Resident memory.", [("", ProcessMeter.residentBytes)])
        text.metric("process_open_fds", "gauge", "Open file descriptors.", [("", ProcessMeter.openFiles)])
        text.metric("process_cpu_seconds_total", "counter", "User and system time.", [("", ProcessMeter.processorSeconds)])
        for source in sources.withLock({ $0 }) { text.metric(source.name, source.kind, source.help, source.read()) }
        return text.buffer
    }
}
