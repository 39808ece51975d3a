extension FormulaFunctions {
    static let dates: [FormulaFunction] = [
        FormulaFunction(
            .date, "today()", "Today's date in UTC; such a formula is worked out anew every night.", "当天日期（UTC）；含此函数的公式每晚重新计算。",
            example: "today()", isClock: true, FormulaFunction.taking(giving: .date)
        ) { _, now in .date(now.date) },
        FormulaFunction(
            .date, "now()", "The time at which the record was last worked out.", "记录最近一次计算的时间。", example: "now()", isClock: true,
            FormulaFunction.taking(giving: .timestamp)
        ) { _, now in .timestamp(now) },
        FormulaFunction(
            .date, "date(year, month, day)", "A date of three numbers, of a text such as \"2026-01-31\", or of a time.",
            "由年、月、日，或 \"2026-01-31\" 形式的文本，或时间得到日期。", example: "date(year(today()), 12, 31)", arity: 1...3, made, date),
        FormulaFunction(.date, "year(date)", "The year.", "年份。", example: "year(ordered_on)", part) { values, _ in
            number(values) { $0.components.year }
        },
        FormulaFunction(.date, "month(date)", "The month, 1 to 12.", "月份，1 到 12。", example: "month(ordered_on)", part) { values, _ in
            number(values) { $0.components.month }
        },
        FormulaFunction(.date, "day(date)", "The day of the month.", "日，1 到 31。", example: "day(ordered_on)", part) { values, _ in
            number(values) { $0.components.day }
        },
        FormulaFunction(
            .date, "weekday(date)", "The day of the week: 1 is Monday, 7 Sunday.", "星期几：1 为星期一，7 为星期日。", example: "weekday(today())", part
        ) { values, _ in
            // 2000-01-01 was a Saturday.
            number(values) { Int(floorDivide(Int64($0.days) + 5, 7).remainder) + 1 }
        },
        FormulaFunction(
            .date, "days_between(from, to)", "How many days the second date is after the first.", "从第一个日期到第二个日期的天数。",
            example: "days_between(ordered_on, delivered_on)", FormulaFunction.taking([.date, .timestamp], giving: .number)
        ) { values, _ in
            guard let from = values[0].day, let to = values[1].day else { return .missing }
            return .number(ExactNumber(Int(to.days) - Int(from.days)))
        },
        FormulaFunction(
            .date, "add_days(date, days)", "So many days later, or earlier; of a time too.", "加上若干天（可为负数），也可用于时间。",
            example: "add_days(ordered_on, 30)", moved
        ) { values, _ in values[0].moved(values[1]) { date, days in date.moved(days: days) } },
        FormulaFunction(
            .date, "add_months(date, months)", "The same day some months later, or earlier, or the last of that month; of a time too.",
            "加上若干个月（可为负数），超过月末时取当月最后一天，也可用于时间。", example: "add_months(ordered_on, 12)", moved
        ) { values, _ in values[0].moved(values[1]) { date, months in date.moved(months: months) } },
    ]

    private static let part = FormulaFunction.taking([.date, .timestamp], giving: .number)
    private static let moved = FormulaFunction.keeping([.date, .timestamp], [.number])

    private static let made: FormulaFunction.Rule = { types in
        let wanted: [Set<FormulaType>] = types.count == 1 ? [[.text, .date, .timestamp]] : [[.number]]
        return FormulaFunction.mismatch(types, wanted) ?? .result(.date)
    }

    private static let date: FormulaFunction.Body = { values, _ in
        if values.count == 1, case .text(let text) = values[0] { return CalendarDate(trim(text)).map { .date($0) } ?? .missing }
        if values.count == 1 { return values[0].day.map { .date($0) } ?? .missing }
        let numbers = values.compactMap { value -> Int? in if case .number(let number) = value { number.whole } else { nil } }
        guard numbers.count == 3, let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else { return .missing }
        return .date(date)
    }

    private static func number(_ values: [FormulaValue], _ part: (CalendarDate) -> Int) -> FormulaValue {
        values[0].day.map { .number(ExactNumber(part($0))) } ?? .missing
    }
}

extension FormulaValue {
    /// Of a date or a time, in UTC.
    fileprivate var day: CalendarDate? {
        switch self {
        case .date(let date): date
        case .timestamp(let time): time.date
        default: nil
        }
    }

    /// A time keeps its hour.
    fileprivate func moved(_ count: FormulaValue, _ move: (CalendarDate, Int) -> CalendarDate?) -> FormulaValue {
        guard case .number(let number) = count, let count = number.whole, let day, let moved = move(day, count) else { return .missing }
        guard case .timestamp(let time) = self else { return .date(moved) }
        return .timestamp(Timestamp(microseconds: time.microseconds + (Int64(moved.days) - Int64(day.days)) * 86_400_000_000))
    }
}

extension CalendarDate {
    /// Nil beyond the years 1–9999.
    fileprivate func moved(days count: Int) -> CalendarDate? {
        guard (-4_000_000...4_000_000).contains(count) else { return nil }
        let moved = adding(days: count)
        return (1...9999).contains(moved.components.year) ? moved : nil
    }

    fileprivate func moved(months count: Int) -> CalendarDate? {
        guard (-120_000...120_000).contains(count) else { return nil }
        let (year, month, day) = components
        let (years, rest) = floorDivide(Int64(month - 1 + count), 12)
        let (newYear, newMonth) = (year + Int(years), Int(rest) + 1)
        guard (1...9999).contains(newYear) else { return nil }
        return CalendarDate(year: newYear, month: newMonth, day: min(day, CalendarDate.length(of: newMonth, in: newYear)))
    }
}
