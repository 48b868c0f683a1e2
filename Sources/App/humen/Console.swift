import Foundation
import Glibc

/// Where results and messages go.
///
/// Writing fails when a disk is full or the reader is gone; that ends the run with a sentence, never in a crash, and never
/// with exit code 0 and half a result.
enum Console {
    /// Writes a result to standard output, at once.
    static func write(_ bytes: Data) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            throw StopRun("结果没有写完：磁盘满了，或者接收的程序已经关闭。请换一个地方再试")
        }
    }

    /// Writes a message to standard error; where nobody can read it, it is lost.
    static func note(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}

/// Prints a text to standard output; stands in front of Swift's own `print`, which drops what cannot be written.
func print(_ text: String, terminator: String = "\n") {
    do {
        try Console.write(Data((text + terminator).utf8))
    } catch {
        Console.note("错误：\(error)\n")
        Glibc.exit(2)
    }
}
