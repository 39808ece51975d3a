/// An amount in minor units (cents, fen) of an ISO 4217 currency.
public struct Money: Hashable, Sendable {
    public let amount: Int64
    public let currency: String

    public init(amount: Int64, currency: String) {
        self.amount = amount
        self.currency = currency
    }
}

/// The currencies that amounts may be in, with the number of decimals of their minor unit (ISO 4217).
public enum Currency {
    public static let exponents: [String: Int] = [
        "CNY": 2, "USD": 2, "EUR": 2, "GBP": 2, "HKD": 2, "TWD": 2, "SGD": 2, "MYR": 2, "THB": 2, "IDR": 2, "PHP": 2, "INR": 2, "AUD": 2,
        "NZD": 2, "CAD": 2, "CHF": 2, "SEK": 2, "NOK": 2, "DKK": 2, "PLN": 2, "CZK": 2, "HUF": 2, "RUB": 2, "TRY": 2, "ZAR": 2, "BRL": 2,
        "MXN": 2, "AED": 2, "SAR": 2, "ILS": 2, "MOP": 2, "JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "KWD": 3, "BHD": 3, "TND": 3,
    ]

    /// In alphabetical order.
    public static let codes = exponents.keys.sorted()
}
