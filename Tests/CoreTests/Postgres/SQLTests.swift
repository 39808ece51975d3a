import Core
import Testing

@Suite struct SQLTests {
    @Test func `interpolated values become binds, never text`() {
        let name = "x'; drop table core.change; --"
        let sql: SQL = "select * from core.user where name = \(name) and version = \(7)"
        #expect(sql.text == "select * from core.user where name = $1 and version = $2")
        #expect(sql.binds.map(\.type) == [.text, .integer])
    }

    @Test func `a spliced fragment has its binds renumbered`() {
        let condition: SQL = "version > \(3) and name = \("a")"
        let sql: SQL = "select \(1) where \(condition) limit \(5)"
        #expect(sql.text == "select $1 where version > $2 and name = $3 limit $4")
    }

    @Test func `fragments are joined with their separator`() {
        let conditions = ["a", "b", "c"].map { name -> SQL in "\(identifier: name) = \(name)" }
        #expect(SQL.joined(conditions, separator: " and ").text == #""a" = $1 and "b" = $2 and "c" = $3"#)
        #expect(SQL.joined([], separator: ", ").isEmpty)
    }

    @Test(arguments: [
        ("funnel.deals", #""funnel"."deals""#), (#"we"ird"#, #""we""ird""#), ("x\u{0}\u{1}y", #""xy""#), ("大", #""大""#),
    ])
    func `identifiers are quoted part by part`(name: String, quoted: String) {
        let sql: SQL = "\(identifier: name)"
        #expect(sql.text == quoted)
    }

    @Test func `an absent value keeps its type`() {
        let none: ID? = nil
        let sql: SQL = "select \(none), \(Bind.null(.json))"
        #expect(sql.binds.map(\.type) == [.id, .json])
    }

    @Test func `more than nine binds are numbered right`() {
        let sql = SQL.joined((1...12).map { "\($0)" }, separator: ",")
        #expect(sql.text == "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12")
    }
}
