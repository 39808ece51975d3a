import Logging
import NIOCore

/// One line for each request, with the route in place of the URL: what people put into paths and queries stays out of the log.
struct AccessLog: Sendable {
    let output: LogOutput
    let isOn: Bool

    func write(_ exchange: Exchange, status: Int, bytes: Int?, took: TimeAmount) {
        guard isOn else { return }
        var json = JSONWriter(capacity: 384)
        json.beginObject()
        json.key("time")
        json.timestamp(.now)
        json.key("level")
        json.raw("\"info\"")
        json.key("message")
        json.raw("\"request\"")
        json.key("request_id")
        json.id(exchange.id)
        if let tenant = exchange.tenant {
            json.key("tenant")
            json.id(tenant)
        }
        json.key("method")
        json.string(exchange.request.method.rawValue)
        json.key("route")
        json.string(exchange.route?.path ?? "none")
        json.key("status")
        json.integer(Int64(status))
        json.key("microseconds")
        json.integer(took.nanoseconds / 1_000)
        if let bytes {
            json.key("bytes")
            json.integer(Int64(bytes))
        }
        json.endObject()
        output.append(json.buffer.readableBytesView)
    }
}
