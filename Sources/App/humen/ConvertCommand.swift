import ArgumentParser
import Build
import ChineseText
import Diagnostics
import Foundation

/// `humen convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "把一部法律或一组解读（Word、网页或纯文本）变成 Humen 的 Markdown 文件。")

    /// What a file becomes.
    enum Target: String, ExpressibleByArgument {
        case statute, qa
    }

    @Argument(help: ArgumentHelp("Word 文件（.docx）、存下来的网页（.html）、纯文本（.txt、.md），编码不限。", valueName: "文件"))
    var file: String
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("变成什么：statute（法律）或 qa（问答，一问一个文件）。", valueName: "statute|qa"))
    var target = Target.statute
    @Option(
        name: .customShort("o"), help: ArgumentHelp("写到哪个文件（问答是哪个文件夹）；不写就写到标准输出。", valueName: "文件"))
    var result: String?
    @Option(name: .long, help: ArgumentHelp("站点所在的文件夹：里面已有的同一部法律，id 照用。", valueName: "文件夹"))
    var site = "."
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard let result, ["docx", "doc", "xlsx", "pdf"].contains(result.lowercased().split(separator: ".").last ?? "")
        else { return }
        throw ValidationError("-o 写的是 Markdown 文本，文件名请以 .md 结尾")
    }

    func run() throws {
        switch target {
        case .statute: try statute()
        case .qa: try answers()
        }
    }

    private func statute() throws {
        let share = ShareFolder(environment: ProcessInfo.processInfo.environment)
        let site = SiteFolder(FilePath(site), output: nil, share: share)
        let folder = StatuteConversion.folder(for: result.map(FilePath.init), site: site)
        let conversion = try StatuteConversion(FilePath(file), among: folder)
        if let result { try conversion.write(to: FilePath(result)) }
        if format.format == .json {
            try format.print(
                ConversionRecord(
                    markdown: conversion.markdown, title: conversion.title, articles: conversion.articles,
                    unread: conversion.unread, diagnostics: conversion.findings.map { FindingRecord($0) }))
        } else if result == nil {
            print(conversion.markdown, terminator: "")
        }
        try finish(
            "\(conversion.title.inTitleMarks)读到 \(conversion.articles) 条。请对照原文核对，补上简称（short）"
                + (conversion.note.map { "\n" + $0 } ?? ""), conversion.unread, conversion.findings)
    }

    private func answers() throws {
        let conversion = try InterpretationConversion(FilePath(file))
        if let result { try conversion.write(to: FilePath(result)) }
        if format.format == .json {
            try format.print(
                AnswersRecord(
                    files: conversion.files.map { .init(name: $0.name, markdown: $0.markdown) },
                    unread: conversion.unread, diagnostics: conversion.findings.map { FindingRecord($0) }))
        } else if result == nil {
            print(conversion.joined, terminator: "")
        }
        try finish(
            "读到 \(conversion.files.count) 个问答，都是草稿（draft）。请对照法律核对，补上条文和复核日期（reviewed），再删去 draft",
            conversion.unread, conversion.findings)
    }

    private func finish(_ note: String, _ unread: [String], _ findings: [Finding]) throws {
        format.report(findings)
        guard format.format == .text else { return try format.finish(findings) }
        var notes = [note]
        // What a frame or an insertion says is in the text, and somebody has to look at it.
        let isWritten = unread.contains { $0.hasPrefix("请核对：") }
        let words = isWritten ? "没有读懂、不属于正文而没有写进去，或者写进去了要核对" : "没有读懂或不属于正文，没有写进去"
        if !unread.isEmpty { notes.append("下面 \(unread.count) 处\(words)：") }
        FileHandle.standardError.write(Data((notes + unread).map { $0 + "\n" }.joined().utf8))
        try format.finish(findings)
    }
}

/// The document that `humen convert --as statute --format json` writes.
private struct ConversionRecord: Encodable {
    let markdown: String
    let title: String
    let articles: Int
    let unread: [String]
    let diagnostics: [FindingRecord]
}

/// The document that `humen convert --as qa --format json` writes.
private struct AnswersRecord: Encodable {
    let files: [File]
    let unread: [String]
    let diagnostics: [FindingRecord]

    struct File: Encodable {
        let name: String
        let markdown: String
    }
}
