import Core
import Testing

@Suite struct AnalysisTests {
    @Test(arguments: [",", ";", "\t", "|"])
    func `the delimiter is the one that cuts all rows alike`(delimiter: String) {
        let rows = [["id", "name", "note"], ["1", "Acme", "a"], ["2", "Li Wei", "b c"]]
        let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n") + "\n"
        let analysis = FileAnalysis(head: Array(text.utf8), encoding: .utf8)
        #expect(analysis.format.delimiterText == delimiter)
        #expect(analysis.columns.map(\.name) == ["id", "name", "note"])
        #expect(analysis.columns[1].samples == ["Acme", "Li Wei"])
    }

    @Test func `commas within quotes don't deceive`() {
        let text = "name;address\n\"Acme, Inc.\";\"1, Main St, NY\"\n\"B, C, D\";\"2, Side St, LA\"\n"
        #expect(FileAnalysis(head: Array(text.utf8), encoding: .utf8).format.delimiterText == ";")
    }

    @Test func `a first row with numbers is no header`() {
        let analysis = FileAnalysis(head: Array("1,19970101,29.33\n2,19970112,14.96\n".utf8), encoding: .utf8)
        #expect(!analysis.format.hasHeader)
        #expect(analysis.columns.map(\.name) == ["column_1", "column_2", "column_3"])
    }

    @Test func `columns have names of their own`() {
        let analysis = FileAnalysis(head: Array("name,name,,x\na,b,c,d\n".utf8), encoding: .utf8, hasHeader: true)
        #expect(analysis.columns.map(\.name) == ["name", "name_2", "column_3", "x"])
    }

    @Test func `fields are guessed by name, by title and by what people call them`() {
        let other = RecordType("customer", table: "t.c", title: ["en": "Customer", "zh": "客户"], pluralTitle: ["en": "Customers", "zh": "客户"]) {
            Field.text("name", ["en": "Name", "zh": "名称"], .required)
        }
        let type = RecordType("order", table: "t.o", title: ["en": "Order", "zh": "订单"], pluralTitle: ["en": "Orders", "zh": "订单"]) {
            Field.reference("customer", ["en": "Customer", "zh": "客户"], to: other)
            Field.date("ordered_on", ["en": "Ordered on", "zh": "下单日期"])
            Field.money("total", ["en": "Total", "zh": "金额"])
            Field.email("email", ["en": "E-mail", "zh": "邮箱"])
        }
        let names = ["Order ID", "Customer_ID", "ORDER DATE", "Amount", "币种", "电子邮件", "Colour", "total"]
        let columns = FieldGuess(type).apply(to: names.map { ImportColumn(name: $0, field: nil, samples: []) })
        #expect(columns.map(\.field) == ["external_id", "customer", "ordered_on", "total", "total_currency", "email", nil, nil])
    }
}
