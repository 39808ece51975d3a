/// Lays binds out as the four C arrays that libpq takes. Grows as needed; libpq copies from it at once, so one serves a whole loop.
struct BindArena: ~Copyable {
    private var bytes: UnsafeMutableRawPointer
    private var capacity: Int
    private var used = 0
    private(set) var values: UnsafeMutablePointer<UnsafePointer<CChar>?>
    private(set) var lengths: UnsafeMutablePointer<Int32>
    private(set) var formats: UnsafeMutablePointer<Int32>
    private var places = 64

    /// What is kept between statements; a larger one is given back after use.
    private static let restingCapacity = 1 << 16

    init() {
        capacity = Self.restingCapacity
        bytes = .allocate(byteCount: capacity, alignment: 16)
        values = .allocate(capacity: places)
        lengths = .allocate(capacity: places)
        formats = .allocate(capacity: places)
        formats.initialize(repeating: 1, count: places)
    }

    deinit {
        bytes.deallocate()
        values.deallocate()
        lengths.deallocate()
        formats.deallocate()
    }

    mutating func load(_ binds: [Bind]) {
        reserve(bytes: binds.reduce(0) { $0 + $1.size }, places: binds.count)
        used = 0
        for (index, bind) in binds.enumerated() { store(bind, at: index) }
    }

    private mutating func store(_ bind: Bind, at index: Int) {
        let start = bytes + used
        switch bind.payload {
        case .null:
            values[index] = nil
            lengths[index] = 0
            return
        case .id(let value):
            start.storeBytes(of: value.hi.bigEndian, as: UInt64.self)
            start.storeBytes(of: value.lo.bigEndian, toByteOffset: 8, as: UInt64.self)
        case .integer(let value): start.storeBytes(of: value.bigEndian, as: Int64.self)
        case .integer32(let value): start.storeBytes(of: value.bigEndian, as: Int32.self)
        case .double(let value): start.storeBytes(of: value.bitPattern.bigEndian, as: UInt64.self)
        case .boolean(let value): start.storeBytes(of: value ? 1 : 0, as: UInt8.self)
        case .text(var value): value.withUTF8 { start.copy(UnsafeRawBufferPointer($0)) }
        case .encoded(let value): value.withUnsafeBytes { start.copy($0) }
        }
        let size = bind.size
        values[index] = UnsafePointer(start.assumingMemoryBound(to: CChar.self))
        lengths[index] = Int32(size)
        used += size
    }

    private mutating func reserve(bytes needed: Int, places neededPlaces: Int) {
        if needed > capacity || (capacity > Self.restingCapacity && needed < Self.restingCapacity) {
            bytes.deallocate()
            capacity = max(Self.restingCapacity, needed)
            bytes = .allocate(byteCount: capacity, alignment: 16)
        }
        guard neededPlaces > places else { return }
        values.deallocate()
        lengths.deallocate()
        formats.deallocate()
        places = neededPlaces
        values = .allocate(capacity: places)
        lengths = .allocate(capacity: places)
        formats = .allocate(capacity: places)
        formats.initialize(repeating: 1, count: places)
    }
}

extension Bind {
    /// Bytes on the wire.
    var size: Int {
        switch payload {
        case .null: 0
        case .id: 16
        case .integer, .double: 8
        case .integer32: 4
        case .boolean: 1
        case .text(let value): value.utf8.count
        case .encoded(let value): value.count
        }
    }
}

extension UnsafeMutableRawPointer {
    fileprivate func copy(_ source: UnsafeRawBufferPointer) {
        if let address = source.baseAddress { copyMemory(from: address, byteCount: source.count) }
    }
}
