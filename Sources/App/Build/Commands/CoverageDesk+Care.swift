package import Coverage
package import DataFiles
package import Schools

/// What keeps a ledger safe: backup, restore, audit.
extension CoverageDesk {
    /// Copies the ledger, found whole, to a file of its own; beside it under the name of the day unless `target` is given.
    package func backUp(to target: FilePath?, on day: CalendarDate) throws -> (file: FilePath, head: String) {
        let ledger = try Ledger.open(at: file.path)
        let faults = try ledger.faults()
        guard faults.isEmpty else {
            try ledger.close()
            let words = faults.prefix(3).joined(separator: "；")
            throw Problem(description: "台账 \(file) 有损坏，没有备份，以免盖掉好的备份：\(words)。请用 humen coverage restore 换回好的备份")
        }
        let base = file.path.hasSuffix(".db") ? String(file.path.dropLast(3)) : file.path
        if let target, Disk.isFile(target) {
            try ledger.close()
            throw Problem(description: "\(target) 已经存在，没有改动它；备份请换一个文件名")
        }
        let path = target?.path ?? Ledger.unusedName(like: "\(base)-\(day)", suffix: ".db")
        try ledger.backUp(to: path)
        let head = try ledger.head()
        try ledger.close()
        return (FilePath(path), head)
    }

    /// Puts a backup in the place of the ledger; gives where the old one is kept.
    package func restore(_ backup: FilePath) throws -> FilePath? {
        guard Disk.isFile(backup) else {
            throw Problem(description: "没有“\(backup)”这个备份文件，台账没有改动；请核对文件名和文件夹，备份通常叫 ledger-日期.db")
        }
        guard Disk.resolved(backup) != Disk.resolved(file) || !Disk.isFile(file) else {
            throw Problem(description: "\(backup) 就是正在用的台账，没有可恢复的")
        }
        return try Ledger.restore(backup.path, to: file.path).map { FilePath($0) }
    }

    /// The history of a ledger and what does not agree in it.
    package struct AuditReport: Sendable {
        package let entries: [AuditEntry]
        package let faults: [String]
        package let head: String
        /// The file of each import by its uid.
        package let files: [String: String]
        package let undoings: [Ledger.Undoing]
        /// Why sums of results were taken away, by the uid of the entry.
        package let clearings: [String: String]

        /// The number of the entry that took another back; nil for one that stands.
        package func undone(by entry: AuditEntry) -> Int? {
            undoings.first { $0.undone == entry.object }.flatMap { number(of: $0.batch) }
        }

        /// What an entry took back, and why.
        package func undoes(_ entry: AuditEntry) -> (number: Int, reason: String)? {
            undoings.first { $0.batch == entry.object }.flatMap { undoing in
                number(of: undoing.undone).map { ($0, undoing.reason) }
            }
        }

        private func number(of uid: String) -> Int? { entries.first { $0.object == uid }?.sequence }
    }

    /// Looks at everything: structure, references, the chain, and every row of every import against its digest.
    package func audit() throws -> AuditReport {
        let ledger = try Ledger.open(at: file.path)
        let imports = try ledger.imports()
        let report = AuditReport(
            entries: try ledger.audit(), faults: try ledger.faults(), head: try ledger.head(), files: imports.files,
            undoings: imports.undoings, clearings: try ledger.reasonsOfClearing())
        try ledger.close()
        return report
    }

    /// Remembers that a name means a school; gives the school's own name.
    package func remember(_ name: String, means school: String, period: Period, stamp: Ledger.Stamp) throws -> String {
        try Self.refuseNumbers(in: [("名称", name)])
        guard NameKey.of(name).count > 1 else {
            throw Problem(description: "“\(name)”不能当学校的名称：请写表里用的那个名称，至少两个字，如 一小")
        }
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let found = try Self.school(school, in: records)
        let matcher = SchoolMatcher(records.schools, in: records.regions)
        if case .found(let other) = matcher.find(name: name), other.uid != found.uid {
            let isAlias = NameKey.of(other.name) != NameKey.of(name)
            throw Problem(
                description: "“\(name)”已经是“\(other.name)”的名称，不能再指“\(found.name)”"
                    + (isAlias ? "。以前记错了的，先用 humen coverage audit 找到那一次登记的号，用 humen coverage undo 撤销，再重新登记" : ""))
        }
        try ledger.store(name: name, means: found, stamp: stamp)
        try ledger.close()
        return found.name
    }
}
