extension Chromium {
    /// A key that does something other than write its letter.
    package enum Key: String, Sendable {
        case tab = "Tab"
        case enter = "Enter"
        case escape = "Escape"
        case space = " "
        case up = "ArrowUp"
        case down = "ArrowDown"
        case left = "ArrowLeft"
        case right = "ArrowRight"
        case home = "Home"
        case end = "End"

        /// What the page sees as `keyCode`.
        fileprivate var code: Int {
            switch self {
            case .tab: 9
            case .enter: 13
            case .escape: 27
            case .space: 32
            case .end: 35
            case .home: 36
            case .left: 37
            case .up: 38
            case .right: 39
            case .down: 40
            }
        }

        fileprivate var text: String? {
            switch self {
            case .enter: "\r"
            case .space: " "
            default: nil
            }
        }
    }

    package func press(_ key: Key, shift: Bool = false) throws {
        try strike(key.rawValue, code: key.code, text: key.text, shift: shift)
    }

    /// Strikes the key of a letter or digit: `press("B")`, `press("/")`.
    package func press(_ letter: Character) throws {
        let text = String(letter)
        try strike(text, code: Int(text.uppercased().utf8.first ?? 0), text: text, shift: false)
    }

    /// Puts a text where the cursor is, as an input method does.
    package func type(_ text: String) throws {
        try send("Input.insertText", ["text": .string(text)])
    }

    /// Puts a text that is still being composed, as a pinyin input method does before the choice of characters.
    package func compose(_ text: String) throws {
        let end = Double(text.utf16.count)
        try send(
            "Input.imeSetComposition",
            ["text": .string(text), "selectionStart": .number(end), "selectionEnd": .number(end)]
        )
    }

    /// Clicks the middle of the first element that a selector finds.
    package func click(_ selector: String) throws {
        let (x, y) = try middle(of: selector)
        for type in ["mousePressed", "mouseReleased"] {
            let params: [String: JSONValue] = [
                "type": .string(type), "x": x, "y": y, "button": "left", "clickCount": 1,
            ]
            try send("Input.dispatchMouseEvent", params)
        }
    }

    /// Moves the mouse to the middle of the first element that a selector finds.
    package func point(at selector: String) throws {
        let (x, y) = try middle(of: selector)
        try send("Input.dispatchMouseEvent", ["type": "mouseMoved", "x": x, "y": y])
    }

    /// Taps the middle of the first element that a selector finds with a finger.
    package func tap(_ selector: String) throws {
        let (x, y) = try middle(of: selector)
        try send("Input.dispatchTouchEvent", ["type": "touchStart", "touchPoints": [["x": x, "y": y]]])
        try send("Input.dispatchTouchEvent", ["type": "touchEnd", "touchPoints": []])
    }

    private func strike(_ key: String, code: Int, text: String?, shift: Bool) throws {
        var params: [String: JSONValue] = [
            "key": .string(key), "windowsVirtualKeyCode": .number(Double(code)), "modifiers": shift ? 8 : 0,
            "type": text == nil ? "rawKeyDown" : "keyDown",
        ]
        if let text { params["text"] = .string(text) }
        try send("Input.dispatchKeyEvent", params)
        params["type"] = "keyUp"
        params["text"] = nil
        try send("Input.dispatchKeyEvent", params)
    }

    private func middle(of selector: String) throws -> (x: JSONValue, y: JSONValue) {
        let place = try evaluate(
            """
            (function (element) {
              if (!element) { return null; }
              element.scrollIntoView({ block: 'center', behavior: 'instant' });
              var box = element.getBoundingClientRect();
              return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
            })(document.querySelector(\(Self.quoted(selector))))
            """
        )
        guard place != .null else { throw Failure("no element: \(selector)") }
        return (place["x"], place["y"])
    }
}
