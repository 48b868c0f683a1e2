import ArgumentParser
import Build
import Diagnostics
import Foundation

/// `humen convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "把一份法律的纯文本变成 Humen 的 Markdown 文件。")

    /// What a file becomes.
    enum Target: String, ExpressibleByArgument {
        case statute
    }

    @Argument(help: ArgumentHelp("纯文本或 Markdown 文件（.txt、.md），编码不限。", valueName: "文件"))
    var file: String
    @Option(name: .customLong("as"), help: ArgumentHelp("变成什么：statute（法律）。", valueName: "statute"))
    var target = Target.statute
    @Option(name: .customShort("o"), help: ArgumentHelp("写到哪个文件；不写就写到标准输出。", valueName: "文件"))
    var result: String?
    @OptionGroup var format: FormatOption

    func run() throws {
        let conversion = try StatuteConversion(FilePath(file))
        if let result { try conversion.write(to: FilePath(result)) }
        if format.format == .json {
            try format.print(
                ConversionRecord(
                    markdown: conversion.markdown, title: conversion.title, articles: conversion.articles,
                    unread: conversion.unread, diagnostics: conversion.findings.map { FindingRecord($0) }))
        } else if result == nil {
            print(conversion.markdown, terminator: "")
        }
        format.report(conversion.findings)
        guard format.format == .text else { return try format.finish(conversion.findings) }
        var notes = ["《\(conversion.title)》读到 \(conversion.articles) 条。请对照原文核对，补上简称（short）"]
        if !conversion.unread.isEmpty { notes.append("下面 \(conversion.unread.count) 行没有读懂，没有写进去：") }
        FileHandle.standardError.write(Data((notes + conversion.unread).map { $0 + "\n" }.joined().utf8))
        try format.finish(conversion.findings)
    }
}

/// The document that `humen convert --format json` writes.
private struct ConversionRecord: Encodable {
    let markdown: String
    let title: String
    let articles: Int
    let unread: [String]
    let diagnostics: [FindingRecord]
}
