// A handler answers with Hummingbird's Response and names statuses and header fields of swift-http-types:
// whoever imports Core can write `.created` and `[.location: …]` without a second import.
@_exported public import HTTPTypes
@_exported public import HummingbirdCore
