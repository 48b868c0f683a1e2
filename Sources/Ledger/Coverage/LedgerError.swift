/// What stops work with a ledger; every case says in Chinese what to do.
package enum LedgerError: Error, Sendable, Equatable, CustomStringConvertible {
    case exists(String)
    case missing(String)
    case notALedger(String)
    case newer(String, version: Int, known: Int)
    case readOnly(String)
    case busy(String)
    case damaged(String, detail: String)
    case storage(String, detail: String)
    /// Something in a batch does not fit what the ledger holds; nothing of the batch was stored.
    case refused(String)

    package var description: String {
        switch self {
        case .exists(let path): "“\(path)”已经存在，没有改动它；要新建台账请换一个文件名"
        case .missing(let path): "找不到台账“\(path)”；先用 humen coverage init --ledger \(path) 新建一个"
        case .notALedger(let path): "“\(path)”不是 Humen 台账，没有改动它；请检查文件名"
        case .newer(let path, let version, let known):
            "台账“\(path)”是更新的 Humen 写的（格式 \(version)，本程序只认识到 \(known)），没有改动它；请升级 Humen 后再打开"
        case .readOnly(let path): "台账“\(path)”是只读的，无法写入；请检查文件权限，或把它从光盘、只读 U 盘复制到硬盘"
        case .busy(let path): "台账“\(path)”正被另一个程序写入，请稍后再试"
        case .damaged(let path, let detail): "台账“\(path)”已损坏，请用备份恢复（\(detail)）"
        case .storage(let path, let detail): "台账“\(path)”读写失败，没有留下写了一半的内容（\(detail)）"
        case .refused(let reason): "没有写入：\(reason)"
        }
    }
}
