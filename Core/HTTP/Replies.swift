import NIOCore

extension RequestContext {
    /// A JSON reply, written straight into its buffer.
    public func json(
        _ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Response {
        var writer = JSONWriter()
        try write(&writer)
        return json(status, headers: headers, bytes: writer.buffer)
    }

    /// A reply whose bytes are JSON already.
    public func json(_ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], bytes: ByteBuffer) -> Response {
        var headers = headers
        headers.append(HTTPField(name: .contentType, value: "application/json"))
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }

    /// A reply without a body.
    public func empty(_ status: HTTPResponse.Status = .noContent, headers: HTTPFields = [:]) -> Response {
        Response(status: status, headers: headers)
    }
}
