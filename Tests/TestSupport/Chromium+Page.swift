package import Foundation

extension Chromium {
    /// The value of a JavaScript expression; a promise is awaited.
    @discardableResult
    package func evaluate(_ expression: String) throws -> JSONValue {
        let reply = try send(
            "Runtime.evaluate",
            ["expression": .string(expression), "returnByValue": true, "awaitPromise": true]
        )
        let details = reply["exceptionDetails"]
        if details != .null {
            throw Failure("\(expression): \(details["exception"]["description"].string ?? "\(details)")")
        }
        return reply["result"]["value"]
    }

    /// Waits until an expression is true.
    package func wait(until expression: String) throws {
        let deadline = ContinuousClock.now + patience
        while try evaluate("!!(\(expression))").bool != true {
            guard ContinuousClock.now < deadline else { throw Failure("never came true: \(expression)") }
            usleep(20_000)
        }
    }

    /// The text of the first element that a selector finds, or nil.
    package func text(_ selector: String) throws -> String? {
        try evaluate("(document.querySelector(\(Self.quoted(selector))) || {}).innerText").string
    }

    /// Chooses a file in a field, as a user does in the dialogue.
    package func choose(_ file: URL, for selector: String) throws {
        let field = try send(
            "Runtime.evaluate", ["expression": .string("document.querySelector(\(Self.quoted(selector)))")])
        try send(
            "DOM.setFileInputFiles",
            ["files": .array([.string(file.path)]), "objectId": field["result"]["objectId"]])
    }

    /// The size of the window in CSS pixels; `touch` makes it a phone with a finger.
    package func resize(width: Int, height: Int, touch: Bool = false) throws {
        let metrics: [String: JSONValue] = [
            "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
            "mobile": .bool(touch),
        ]
        try send("Emulation.setDeviceMetricsOverride", metrics)
        try send("Emulation.setTouchEmulationEnabled", ["enabled": .bool(touch)])
    }

    /// Another medium or preference: `emulate(media: "print")`, `emulate(["prefers-color-scheme": "dark"])`.
    package func emulate(media: String = "", _ features: [String: String] = [:]) throws {
        let list = features.sorted { $0.key < $1.key }
            .map { JSONValue.object(["name": .string($0.key), "value": .string($0.value)]) }
        try send("Emulation.setEmulatedMedia", ["media": .string(media), "features": .array(list)])
    }

    /// Writes the page as PNG, from its top down to `height` CSS pixels or its end.
    package func screenshot(to file: URL, height: Double = 4_000) throws {
        let size = try evaluate("[window.innerWidth, document.documentElement.scrollHeight]")
        let clip: JSONValue = [
            "x": 0, "y": 0, "width": size[0], "height": .number(min(height, size[1].number ?? height)), "scale": 1,
        ]
        let reply = try send(
            "Page.captureScreenshot",
            ["format": "png", "captureBeyondViewport": true, "clip": clip]
        )
        guard let data = Data(base64Encoded: reply["data"].string ?? ""), !data.isEmpty else {
            throw Failure("an empty screenshot")
        }
        try data.write(to: file)
    }

    /// A text as a JavaScript literal.
    package static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
}
