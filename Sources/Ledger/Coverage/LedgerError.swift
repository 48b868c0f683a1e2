import Foundation
import GRDB

/// What stops work with a ledger; every case says in Chinese what to do.
package enum LedgerError: Error, Sendable, Equatable, CustomStringConvertible {
    case exists(String)
    case missing(String)
    case notALedger(String)
    case newer(String, version: Int, known: Int)
    case readOnly(String)
    case busy(String)
    /// The file was deleted, moved or replaced while it was open.
    case moved(String)
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
        case .moved(let path):
            "写的时候，台账“\(path)”被删除、移走或换成了别的文件，这次写的不在现在的台账里；请找回原来的文件（可能改了名、移到了别的文件夹，或在回收站里），或用备份恢复，再做一次"
        case .damaged(let path, let detail): "台账“\(path)”已损坏，请用备份恢复（\(detail)）"
        case .storage(let path, let detail): "台账“\(path)”读写失败，没有留下写了一半的内容：\(detail)"
        case .refused(let reason): "没有写入：\(reason)"
        }
    }
}

extension LedgerError {
    /// What SQLite reports, in our words and with what to do; SQLite's own sentences are English and stay out.
    init(_ error: DatabaseError, path: String) {
        if error.extendedResultCode == .SQLITE_READONLY_DBMOVED {
            self = .moved(path)
            return
        }
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notALedger(path)
        case .SQLITE_CORRUPT: self = .damaged(path, detail: "文件内部对不上，可能是写的时候断了电或拔了 U盘")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path)
        case .SQLITE_FULL: self = .storage(path, detail: "磁盘已满，请腾出空间再试")
        case .SQLITE_IOERR: self = .storage(path, detail: "磁盘读写出错，请看 U盘或网络盘是否松动、是否还连着，把台账复制到硬盘再试")
        case .SQLITE_NOMEM: self = .storage(path, detail: "内存不够，请关掉别的程序再试")
        case .SQLITE_TOOBIG: self = .storage(path, detail: "有一格的内容太长，请检查导入的表格")
        case .SQLITE_CONSTRAINT: self = .storage(path, detail: "要写的内容与台账已有的冲突，请把这份表格和台账一起发给维护的人")
        case .SQLITE_SCHEMA, .SQLITE_ERROR: self = .damaged(path, detail: "缺少应有的表，可能被别的程序改过")
        default: self = .storage(path, detail: "SQLite 代码 \(error.extendedResultCode.rawValue)，请重试；还不行就换用备份")
        }
    }

    /// What the system reports about the file itself.
    init(fileError error: any Error, path: String) {
        switch (error as? CocoaError)?.code {
        case .fileWriteOutOfSpace?: self = .storage(path, detail: "磁盘已满，请腾出空间再试")
        case .fileWriteNoPermission?, .fileReadNoPermission?, .fileWriteVolumeReadOnly?: self = .readOnly(path)
        case .fileNoSuchFile?, .fileReadNoSuchFile?: self = .missing(path)
        case .fileWriteFileExists?: self = .exists(path)
        default: self = .storage(path, detail: "系统没有说明原因，请看文件夹能不能写，再试一次")
        }
    }
}
