import Testing

@Suite struct FolderTests {
    @Test(arguments: SourceFile.folders(in: "Core"))
    func `a room of Core says what it is for`(_ folder: String) {
        let isShim = folder.hasPrefix("C") && SourceFile.exists("Core/\(folder)/module.modulemap") || folder == "CLinux"
        #expect(isShim || SourceFile.exists("Core/\(folder)/README.md"))
    }

    @Test(arguments: SourceFile.folders(in: "Modules"))
    func `a module has its README, its plug and its migrations`(_ module: String) {
        #expect(SourceFile.exists("Modules/\(module)/README.md"))
        #expect(SourceFile.exists("Modules/\(module)/\(module)Module.swift"))
        #expect(SourceFile.exists("migrations/\(module.lowercased())"))
    }

    @Test func `Core imports no module`() {
        let modules = SourceFile.folders(in: "Modules") + ["Tenants", "InstalledModules"]
        #expect(imports(of: modules, in: SourceFile.shipped.filter { $0.path.hasPrefix("Core/") }) == [])
    }

    @Test func `Foundation stays out of what requests walk through`() {
        #expect(imports(of: ["Foundation"], in: SourceFile.shipped.filter { !$0.path.hasPrefix("admin-cli/") }) == [])
    }

    @Test func `a module imports Core and, of other modules, only Customers`() {
        for module in SourceFile.folders(in: "Modules") {
            let others = SourceFile.folders(in: "Modules").filter { $0 != module && $0 != "Customers" } + ["Tenants"]
            #expect(imports(of: others, in: SourceFile.shipped.filter { $0.path.hasPrefix("Modules/\(module)/") }) == [])
        }
    }

    @Test func `an import is found, with its attributes too`() {
        let file = SourceFile(path: "Core/A.swift", text: "import Core\nimport Funnel\n// import Customers\n")
        #expect(imports(of: ["Funnel", "Customers"], in: [file]) == ["Core/A.swift imports Funnel"])
    }

    private func imports(of modules: [String], in files: [SourceFile]) -> [String] {
        files.flatMap { file in
            let names = file.lines.compactMap { $0.wholeMatch(of: #/\s*(?:@\w+ |public |package )*import (?:struct |enum |func )?(\w+).*/#)?.1 }
            return modules.filter { names.contains(Substring($0)) }.map { "\(file.path) imports \($0)" }
        }
    }
}
