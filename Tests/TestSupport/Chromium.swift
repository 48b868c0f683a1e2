package import Foundation

/// A headless Chromium, spoken to over `--remote-debugging-pipe`: JSON messages, each ended by a zero byte.
///
/// A class because it owns a process. The shell moves stdin and stdout to the descriptors 3 and 4 that Chromium reads
/// and writes, which `Process` cannot do by itself, and removes the profile folder when Chromium has ended, even
/// when the tests were killed: Chromium ends when its pipe closes. Every wait has an end.
package final class Chromium {
    /// How long one command or page load may take; a machine that builds beside it is slow, and only a failure waits so long.
    package var patience: Duration = .seconds(300)
    /// What the browser reported since the page was opened: console, log, exceptions, network.
    package private(set) var events: [JSONValue] = []

    private let process = Process()
    private let toBrowser = Pipe()
    private let fromBrowser = Pipe()
    private var received: [UInt8] = []
    private var lastID = 0
    private var session: String?

    /// Whether Chromium is installed at all.
    package static var isInstalled: Bool { ProgramRun.find("chromium") != nil }

    package init() throws {
        signal(SIGPIPE, SIG_IGN)  // a browser that dies must fail a test, not kill the run
        let profile = FileManager.default.temporaryDirectory.appending(path: "humen-chromium-\(UUID().uuidString)").path
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", Self.script, "sh", profile]
        process.standardInput = toBrowser
        process.standardOutput = fromBrowser
        try process.runUnmasked()
        try attach()
    }

    deinit {
        session = nil
        patience = .seconds(5)
        _ = try? send("Browser.close")
        try? toBrowser.fileHandleForWriting.close()
        if !process.ends(within: .seconds(5)) { process.terminate() }
        _ = process.waitOrKill(after: .seconds(5))
    }

    /// Sends one command of the DevTools protocol and waits for its result.
    @discardableResult
    package func send(_ method: String, _ params: [String: JSONValue] = [:]) throws -> JSONValue {
        lastID += 1
        var message: [String: JSONValue] = [
            "id": .number(Double(lastID)), "method": .string(method), "params": .object(params),
        ]
        if let session { message["sessionId"] = .string(session) }
        try toBrowser.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(message) + [0])
        let deadline = ContinuousClock.now + patience
        while true {
            let reply = try next(before: deadline, waitingFor: method)
            guard reply["id"].number == Double(lastID) else {
                events.append(reply)
                continue
            }
            if let words = reply["error"]["message"].string { throw Failure("\(method): \(words)") }
            return reply["result"]
        }
    }

    /// Opens a page and waits until it has loaded; a jump within the open page returns at once.
    package func open(_ url: URL) throws {
        events = []
        let reply = try send("Page.navigate", ["url": .string(url.absoluteString)])
        if let words = reply["errorText"].string { throw Failure("\(url.absoluteString): \(words)") }
        guard reply["loaderId"].string != nil else { return }
        try waitForEvent("Page.loadEventFired", of: url.absoluteString)
    }

    /// Waits until the page reports an event; one since the page was opened counts.
    package func waitForEvent(_ method: String, of what: String = "the page") throws {
        let deadline = ContinuousClock.now + patience
        while !events.contains(where: { $0["method"].string == method }) {
            events.append(try next(before: deadline, waitingFor: "\(method) of \(what)"))
        }
    }

    private func attach() throws {
        let targets = try send("Target.getTargets")["targetInfos"].array
        guard let target = targets.first(where: { $0["type"].string == "page" })?["targetId"] else {
            throw Failure("Chromium opened no page")
        }
        session = try send("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"].string
        for domain in ["Page", "Runtime", "Log", "Network"] { try send("\(domain).enable") }
    }

    /// The next message of the browser.
    private func next(before deadline: ContinuousClock.Instant, waitingFor what: String) throws -> JSONValue {
        while true {
            if let end = received.firstIndex(of: 0) {
                defer { received.removeSubrange(...end) }
                return try JSONValue(parsing: Data(received[..<end]))
            }
            let left = ContinuousClock.now.duration(to: deadline)
            let milliseconds = Int32(clamping: max(0, left.components.seconds * 1_000 + 1))
            var descriptor = pollfd(
                fd: fromBrowser.fileHandleForReading.fileDescriptor,
                events: Int16(POLLIN),
                revents: 0
            )
            guard left > .zero, poll(&descriptor, 1, milliseconds) != 0 else {
                throw Failure("Chromium gave no answer in time: \(what)")
            }
            let chunk = fromBrowser.fileHandleForReading.availableData
            guard !chunk.isEmpty else { throw Failure("Chromium ended: \(what)") }
            received += chunk
        }
    }

    /// What went wrong between the tests and the browser, in words.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
        package init(_ description: String) { self.description = description }
    }

    /// Keys that are pressed before the first frame is drawn count as well: a busy machine draws late.
    private static let script = """
        exec 3<&0 4>&1 </dev/null >/dev/null 2>&1
        chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars \
        --disable-background-networking --disable-component-update --user-data-dir="$1" \
        --allow-pre-commit-input --disable-background-timer-throttling --disable-renderer-backgrounding \
        --window-size=1440,900 --remote-debugging-pipe about:blank &
        browser=$!
        exec 3<&- 4>&-
        trap 'kill -KILL $browser' TERM
        wait $browser
        wait $browser
        rm -rf "$1"
        """
}
