/// The values that may be interpolated, each with the type it is sent as.
extension SQL.Interpolation {
    public mutating func appendInterpolation(_ value: ID?) { appendInterpolation(Bind.id(value)) }
    public mutating func appendInterpolation(_ value: String?) { appendInterpolation(Bind.text(value)) }
    public mutating func appendInterpolation(_ value: Int?) { appendInterpolation(Bind.integer(value.map(Int64.init))) }
    public mutating func appendInterpolation(_ value: Int64?) { appendInterpolation(Bind.integer(value)) }
    public mutating func appendInterpolation(_ value: Int32?) { appendInterpolation(Bind.integer32(value)) }
    public mutating func appendInterpolation(_ value: Bool?) { appendInterpolation(Bind.boolean(value)) }
    public mutating func appendInterpolation(_ value: Double?) { appendInterpolation(Bind.double(value)) }
    public mutating func appendInterpolation(_ value: Timestamp?) { appendInterpolation(Bind.timestamp(value)) }
    public mutating func appendInterpolation(_ value: CalendarDate?) { appendInterpolation(Bind.date(value)) }
    public mutating func appendInterpolation(_ value: [UInt8]?) { appendInterpolation(Bind.bytes(value)) }
    public mutating func appendInterpolation(_ value: JSON?) { appendInterpolation(Bind.json(value)) }
}

/// Arrays, for `= any(\(ids))` and `unnest`.
extension SQL.Interpolation {
    public mutating func appendInterpolation(_ values: [ID]) { appendInterpolation(Bind.ids(values)) }
    public mutating func appendInterpolation(_ values: [String]) { appendInterpolation(Bind.texts(values)) }
    public mutating func appendInterpolation(_ values: [Int64]) { appendInterpolation(Bind.integers(values)) }
    public mutating func appendInterpolation(_ values: [Bool]) { appendInterpolation(Bind.booleans(values)) }
    public mutating func appendInterpolation(_ values: [Double]) { appendInterpolation(Bind.doubles(values)) }
    public mutating func appendInterpolation(_ values: [Timestamp]) { appendInterpolation(Bind.timestamps(values)) }
    public mutating func appendInterpolation(_ values: [CalendarDate]) { appendInterpolation(Bind.dates(values)) }
    public mutating func appendInterpolation(_ values: [ID?]) { appendInterpolation(Bind.ids(values)) }
    public mutating func appendInterpolation(_ values: [String?]) { appendInterpolation(Bind.texts(values)) }
    public mutating func appendInterpolation(_ values: [Int64?]) { appendInterpolation(Bind.integers(values)) }
    public mutating func appendInterpolation(_ values: [Bool?]) { appendInterpolation(Bind.booleans(values)) }
    public mutating func appendInterpolation(_ values: [Double?]) { appendInterpolation(Bind.doubles(values)) }
    public mutating func appendInterpolation(_ values: [Timestamp?]) { appendInterpolation(Bind.timestamps(values)) }
    public mutating func appendInterpolation(_ values: [CalendarDate?]) { appendInterpolation(Bind.dates(values)) }
}
