import Core
import Testing

@Suite struct AddressTests {
    private func address(_ parts: [Address.Part: String]) -> Address {
        parts.reduce(into: Address()) { $0[$1.key] = $1.value }
    }

    @Test func `what is Chinese is written from the largest part to the smallest`() {
        let shenzhen = address([.region: "广东省", .city: "深圳市", .district: "南山区", .street: "科技园路 1 号", .postalCode: "518057", .country: "CN"])
        #expect(shenzhen.line == "CN 广东省深圳市南山区科技园路 1 号 518057")
    }

    @Test func `anything else from the smallest to the largest`() {
        #expect(
            address([.street: "1 Infinite Loop", .city: "Cupertino", .region: "CA", .postalCode: "95014", .country: "US"]).line
                == "1 Infinite Loop, Cupertino, CA 95014, US")
    }

    @Test func `a city that is a region is said once, and what is missing leaves no trace`() {
        #expect(address([.region: "上海市", .city: "上海市", .street: "南京路"]).line == "上海市南京路")
        #expect(address([.city: "Berlin", .region: "Berlin"]).line == "Berlin")
        #expect(Address().line == "")
    }

    @Test(arguments: [
        ("9:30", "09:30"), ("09:30", "09:30"), ("23:59:00", "23:59"), ("9:30 pm", "21:30"), ("12:05 AM", "00:05"), ("下午3:07", "15:07"),
        ("8：15", "08:15"),
    ])
    func `times are read as people write them`(text: String, time: String) {
        #expect(TimeOfDay.read(text) == time)
    }

    @Test(arguments: ["24:00", "9:60", "9", "9:5", "09:30:15", "13:00 pm", "", "a:bc", "009:30"])
    func `what is no time of day to the minute is none`(text: String) {
        #expect(TimeOfDay.read(text) == nil)
    }

    @Test func `only four digits and a colon are stored`() {
        #expect(TimeOfDay.isValid("00:00") && TimeOfDay.isValid("23:59"))
        #expect(!["24:00", "9:30", "09:60", "09-30", "0९:30", "09:30 "].contains(where: TimeOfDay.isValid))
    }
}
