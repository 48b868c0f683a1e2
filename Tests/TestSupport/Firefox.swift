package import Foundation
import Glibc

/// A headless Firefox ESR, spoken to over Marionette: TCP, frames of `length:[type, id, command, parameters]`.
///
/// A class because it owns a process and a socket. It is ended by a signal, since its own farewell takes seconds.
package final class Firefox {
    package static var isInstalled: Bool { ProgramRun.find("firefox-esr") != nil }

    private let process = Process()
    private let profile: TemporaryFolder
    private let socket: FileHandle
    private var received: [UInt8] = []
    private var lastID = 0

    /// Starts it, with preferences of its own: `dom.storage.enabled` false keeps pages from storing anything.
    package init(_ preferences: [String: Bool] = [:]) throws {
        signal(SIGPIPE, SIG_IGN)
        // Port 0 lets Firefox choose; the preferences for automation would hide what file:// really allows.
        profile = try TemporaryFolder([
            "user.js": """
            user_pref("marionette.port", 0);
            user_pref("remote.prefs.recommended", false);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            \(preferences.sorted { $0.key < $1.key }.map { "user_pref(\"\($0.key)\", \($0.value));" }.joined(separator: "\n"))

            """
        ])
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "firefox-esr", "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile",
            profile.path, "about:blank",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.runUnmasked()
        socket = try Self.connect(profile)
        _ = try frame()  // the greeting
        try send("WebDriver:NewSession", ["capabilities": ["alwaysMatch": [:]]])
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Sends one command and waits for its result.
    @discardableResult
    package func send(_ command: String, _ parameters: JSONValue = .object([:])) throws -> JSONValue {
        lastID += 1
        let message: JSONValue = [0, .number(Double(lastID)), .string(command), parameters]
        let body = try JSONEncoder().encode(message)
        try socket.write(contentsOf: Data("\(body.count):".utf8) + body)
        let reply = try frame()
        if let words = reply[2]["message"].string { throw Chromium.Failure("\(command): \(words)") }
        return reply[3]
    }

    package func open(_ url: URL) throws { try send("WebDriver:Navigate", ["url": .string(url.absoluteString)]) }

    /// The value of a JavaScript expression.
    @discardableResult
    package func evaluate(_ expression: String) throws -> JSONValue {
        try send("WebDriver:ExecuteScript", ["script": .string("return " + expression), "args": []])["value"]
    }

    /// Waits until an expression is true.
    package func wait(until expression: String) throws {
        let deadline = ContinuousClock.now + .seconds(300)
        while try evaluate("!!(\(expression))").bool != true {
            guard ContinuousClock.now < deadline else { throw Chromium.Failure("never came true: \(expression)") }
            usleep(20_000)
        }
    }

    /// Strikes the keys of a text.
    package func type(_ text: String) throws {
        let actions = text.flatMap { key -> [JSONValue] in
            ["keyDown", "keyUp"].map { ["type": .string($0), "value": .string(String(key))] }
        }
        let keys: JSONValue = ["type": "key", "id": "keys", "actions": .array(actions)]
        try send("WebDriver:PerformActions", ["actions": .array([keys])])
    }

    /// Touches the middle of an element with a finger.
    package func tap(_ selector: String) throws {
        let quoted = Chromium.quoted(selector)
        try evaluate("document.querySelector(\(quoted)).scrollIntoView({ block: 'center' })")
        let place = try evaluate(
            """
            (function () {
              var box = document.querySelector(\(quoted)).getBoundingClientRect();
              return [Math.floor(box.left + box.width / 2), Math.floor(box.top + box.height / 2)];
            })()
            """
        ).array
        let move: JSONValue = ["type": "pointerMove", "duration": 0, "x": place[0], "y": place[1]]
        let finger: JSONValue = [
            "type": "pointer", "id": "finger", "parameters": ["pointerType": "touch"],
            "actions": .array([move, ["type": "pointerDown", "button": 0], ["type": "pointerUp", "button": 0]]),
        ]
        try send("WebDriver:PerformActions", ["actions": .array([finger])])
        try send("WebDriver:ReleaseActions")
    }

    /// Errors of pages at file:// since the browser started: uncaught exceptions, and files that were not there.
    package func complaints() throws -> [String] {
        try send("Marionette:SetContext", ["value": "chrome"])
        defer { _ = try? send("Marionette:SetContext", ["value": "content"]) }
        let script = """
            return Services.console.getMessageArray()
              .filter(m => m instanceof Ci.nsIScriptError && m.sourceName.startsWith("file:") && !(m.flags & 1))
              .map(m => m.sourceName + ":" + m.lineNumber + " " + m.errorMessage)
            """
        let reply = try send("WebDriver:ExecuteScript", ["script": .string(script), "args": []])
        return reply["value"].array.compactMap(\.string)
    }

    private static func connect(_ profile: TemporaryFolder) throws -> FileHandle {
        let deadline = ContinuousClock.now + .seconds(300)
        var port: UInt16?
        while port == nil {
            port = (try? profile.read("MarionetteActivePort")).flatMap { UInt16($0) }
            guard ContinuousClock.now < deadline else { throw Chromium.Failure("Firefox did not start") }
            usleep(20_000)
        }
        let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = (port ?? 0).bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Chromium.Failure("no connection to Firefox") }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    private func frame() throws -> JSONValue {
        while true {
            if let colon = received.firstIndex(of: UInt8(ascii: ":")),
                let length = Int(String(decoding: received[..<colon], as: UTF8.self)),
                received.count >= colon + 1 + length
            {
                let body = Data(received[(colon + 1)..<(colon + 1 + length)])
                received.removeSubrange(..<(colon + 1 + length))
                return try JSONValue(parsing: body)
            }
            var descriptor = pollfd(fd: socket.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 300_000) > 0 else { throw Chromium.Failure("Firefox gave no answer in time") }
            let chunk = socket.availableData
            guard !chunk.isEmpty else { throw Chromium.Failure("Firefox ended") }
            received += chunk
        }
    }
}
