package import Foundation

extension Chromium {
    /// Console errors, uncaught exceptions, log entries and failed requests since the page was opened.
    package var complaints: [String] {
        events.compactMap { event in
            let params = event["params"]
            switch event["method"].string {
            case "Runtime.exceptionThrown":
                let details = params["exceptionDetails"]
                return "exception: " + (details["exception"]["description"].string ?? details["text"].string ?? "")
            case "Runtime.consoleAPICalled":
                guard ["error", "assert", "warning"].contains(params["type"].string) else { return nil }
                let words = params["args"].array.map { $0["value"].string ?? $0["description"].string ?? "" }
                return "console: " + words.joined(separator: " ")
            case "Log.entryAdded":
                let entry = params["entry"]
                guard ["error", "warning"].contains(entry["level"].string) else { return nil }
                return "log: \(entry["text"].string ?? "") \(entry["url"].string ?? "")"
            case "Network.loadingFailed":
                return "failed: " + (params["errorText"].string ?? "")
            default:
                return nil
            }
        }
    }

    /// Every address asked for since the page was opened, in order.
    package var requests: [String] {
        events.filter { $0["method"].string == "Network.requestWillBeSent" }
            .compactMap { $0["params"]["request"]["url"].string }
    }

    /// The requests that leave a folder: anything but its own files and `data:`.
    package func requests(outside folder: URL) -> [String] {
        let inside = URL(filePath: folder.resolvingSymlinksInPath().path, directoryHint: .isDirectory).absoluteString
        return requests.filter { !$0.hasPrefix(inside) && !$0.hasPrefix("data:") }
    }

    /// Takes in what the browser still has to say: scripts that run after the load have time to fail.
    package func settle(milliseconds: Int = 50) throws {
        try evaluate("new Promise(function (done) { setTimeout(done, \(milliseconds)); })")
    }
}
