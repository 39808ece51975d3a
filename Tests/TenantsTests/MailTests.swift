import Core
import Testing

@Suite struct MailTests {
    @Test func `a mail is a message of RFC 5322 in ASCII`() {
        let mail = Mail(to: "li@acme.cn", subject: "欢迎使用 Guanxi", text: "您好")
        let message = mail.message(id: ID.new(), at: Timestamp(unixSeconds: 1_700_000_000), from: "Guanxi <no-reply@localhost>")
        #expect(message.utf8.allSatisfy { $0 < 128 })
        #expect(message.contains("Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n"))
        #expect(message.contains("Subject: =?UTF-8?B?"))
        #expect(message.contains("\r\n\r\n5oKo5aW9\r\n"))
    }

    @Test func `no subject starts a header of its own`() {
        let mail = Mail(to: "li@acme.cn", subject: "Hello\r\nBcc: victim@example.com", text: "x")
        let message = mail.message(id: ID.new(), at: .now, from: "a@b.cn")
        #expect(!message.contains("\r\nBcc:"))
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")])
    func `base64 agrees with RFC 4648`(_ plain: String, _ encoded: String) {
        #expect(Base64.text(of: Array(plain.utf8)) == encoded)
    }
}
