import NIOCore

/// Writes Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/).
struct PrometheusText {
    private(set) var buffer = ByteBufferAllocator().buffer(capacity: 16 << 10)

    mutating func metric(_ name: String, _ kind: String, _ help: String, _ series: [(labels: String, value: Double)]) {
        head(name, kind, help)
        for (labels, value) in series { line(name, labels, value) }
    }

    /// The request counters and the histogram of their times; routes that nobody asked for are left out.
    mutating func requests(_ meters: [(String, RouteMeter)]) {
        let counts = meters.map { ($0.0, $0.1.snapshot) }.filter { !$0.1.byStatus.isEmpty }
        head("guanxi_http_requests_total", "counter", "Requests by route and status.")
        for (route, count) in counts {
            for (status, value) in count.byStatus.sorted(by: { $0.key < $1.key }) {
                line("guanxi_http_requests_total", "route=\"\(route)\",status=\"\(status)\"", Double(value))
            }
        }
        head("guanxi_http_request_duration_seconds", "histogram", "Time to the reply's first byte, by route.")
        for (route, count) in counts { histogram("guanxi_http_request_duration_seconds", "route=\"\(route)\"", count) }
    }

    private mutating func histogram(_ name: String, _ labels: String, _ counts: RouteMeter.Counts) {
        var total = 0
        for (bound, count) in zip(RouteMeter.bounds, counts.buckets) {
            total += count
            line("\(name)_bucket", "\(labels),le=\"\(bound)\"", Double(total))
        }
        total += counts.buckets.last ?? 0
        line("\(name)_bucket", "\(labels),le=\"+Inf\"", Double(total))
        line("\(name)_sum", labels, Double(counts.nanoseconds) / 1e9)
        line("\(name)_count", labels, Double(total))
    }

    private mutating func head(_ name: String, _ kind: String, _ help: String) {
        buffer.writeString("# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n")
    }

    private mutating func line(_ name: String, _ labels: String, _ value: Double) {
        let number = value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
        buffer.writeString(labels.isEmpty ? "\(name) \(number)\n" : "\(name){\(labels)} \(number)\n")
    }
}
