/// What is only true of a type of records that a workspace made for itself. All of them share one table; each statement names the object.
public struct CustomObject: Sendable {
    /// The id of its definition.
    public let id: ID
    /// A name of the web app's icons.
    public let icon: String
    public let description: Text?

    package init(id: ID, icon: String, description: Text? = nil) {
        self.id = id
        self.icon = icon
        self.description = description
    }

    /// What the names of own objects and fields begin with, and those of nothing else.
    static let prefix = "c_"
    /// What the place of an object's plural is called in a path.
    static let parameter = "object"

    /// Stands for all of them where routes are declared: the path says which one is meant.
    package static let any = RecordType(
        "object_record", plural: "{\(parameter)}", table: table, title: ["en": "Record", "zh": "记录"], pluralTitle: ["en": "Records", "zh": "记录"]
    ) {
        declaredFields
    }

    package static let table = "core.custom_record"

    /// What records of every own object have besides the fields that the workspace gives them.
    package static var declaredFields: [Field] { fields(name: ["en": "Name", "zh": "名称"]) }

    /// - Parameter name: what the object's label field is called.
    package static func fields(name: Text) -> [Field] {
        [
            .text("name", name, [.required, .label, .keyed, .indexed]),
            .reference("owner", ["en": "Owner", "zh": "负责人"], to: User.type, .indexed, initial: .me),
            .reference("team", ["en": "Team", "zh": "所属团队"], to: Team.type, .indexed),
        ]
    }
}

extension Problem {
    /// 404: a path that is nothing of the house's, and no object of the workspace's.
    static let unknownObject = Problem(
        .notFound, code: "not_found", detail: ["en": "There is nothing at this address.", "zh": "此地址没有内容。"])
}

extension RecordType {
    /// A condition that keeps apart own objects, which share a table; empty for a declared type. `and` comes first.
    func belongs(_ alias: SQL = "t") -> SQL {
        guard let object else { return "" }
        return " and \(alias).object_id = \(object.id)"
    }

    /// What stands for the binds of a statement that asks for records by a key: the tenant, the key and, behind it, what `belongs` asks for.
    func binds(_ tenant: ID, _ key: Bind) -> [Bind] {
        guard let object else { return [.id(tenant), key] }
        return [.id(tenant), key, .id(object.id)]
    }
}
