import Core
import TestKit
import Testing

@Suite struct CustomerTests {
    @Test func `a customer keeps everything that is known of it`() async throws {
        try await withTenant { acme in
            let body: JSON = [
                "name": "上海云帆咖啡有限公司", "kind": "company", "lifecycle": "active", "level": "vip", "source": "referral",
                "email": "INFO@Yunfan.example.com",
                "phone": "+86 21 6888 0000", "website": "https://yunfan.example.com", "country": "中国", "province": "上海市", "city": "上海市",
                "industry": "hospitality", "size": "small", "employees": 35, "annual_revenue": ["amount": 1_200_000_000, "currency": "CNY"],
                "preferences": ["浅烘", "单品"], "tags": ["展会"], "satisfaction": 5, "next_follow_up_on": "2026-12-01", "credit_level": "a",
            ]
            let created = try await acme.create("customers", body)
            let read = try await acme.get("customers/\(created.id)")
            #expect(read.text == created.text)
            #expect(read["email"] == "info@yunfan.example.com")
            #expect(read["phone"] == "+862168880000")
            #expect(read["preferences"] == ["浅烘", "单品"])
            #expect(read["owner"]?.text == "\(acme.owner)")
            #expect(read["do_not_contact"] == false)
        }
    }

    @Test func `a customer lists its contacts and its purchases, and nobody else's`() async throws {
        try await withTenant { acme in
            let (one, other) = (try await acme.create("customers", ["name": "One"]).id, try await acme.create("customers", ["name": "Other"]).id)
            for (customer, day) in [(one, "2026-01-01"), (one, "2026-03-01"), (other, "2026-02-01")] {
                _ = try await acme.create("orders", ["customer": .string("\(customer)"), "ordered_on": .string(day)])
            }
            _ = try await acme.create("contacts", ["customer": .string("\(one)"), "name": "Li"])
            let orders = try await acme.get("customers/\(one)/orders?sort=-ordered_on&fields=ordered_on")
            let contacts = try await acme.get("customers/\(one)/contacts")
            let none = try await acme.get("customers/\(other)/contacts")
            #expect(orders.data.compactMap { $0["ordered_on"]?.text } == ["2026-03-01", "2026-01-01"])
            #expect(contacts.data.compactMap { $0["name"]?.text } == ["Li"])
            #expect(none.data.isEmpty)
        }
    }

    @Test func `a customer that isn't there has no lists`() async throws {
        try await withTenant { acme in
            try await withTenant { globex in
                let theirs = try await globex.create("customers", ["name": "Theirs"]).id
                for path in ["customers/\(theirs)/orders", "customers/\(ID.new())/contacts", "orders/\(ID.new())/lines"] {
                    let reply = try await acme.get(path)
                    #expect(reply.status == .notFound, "\(path)")
                }
            }
        }
    }

    @Test func `a company is not its own parent`() async throws {
        try await withTenant { acme in
            let id = try await acme.create("customers", ["name": "One"]).id
            let refused = try await acme.patch("customers/\(id)", ["parent": .string("\(id)")])
            #expect(refused.status == .unprocessableContent)
            #expect(refused["errors"]?.items?.first?["field"] == "parent")
        }
    }

    @Test func `two products don't share a code, whatever its case`() async throws {
        try await withTenant { acme in
            _ = try await acme.create("products", ["code": "M-100", "name": "Machine"])
            let refused = try await acme.post("products", ["code": "m-100", "name": "Other"])
            #expect(refused.status == .conflict)
            #expect(refused.code == "duplicate")
        }
    }
}
