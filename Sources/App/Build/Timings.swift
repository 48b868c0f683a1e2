import Glibc

/// How long each stage of a run took, in seconds of wall clock and of CPU.
package struct Timings: Sendable {
    package private(set) var stages: [Stage] = []
    private var last = Self.now()
    private let start = Self.now()

    /// One stage of a run with the seconds it took.
    package struct Stage: Sendable {
        package let name: String
        package let wall: Double
        package let cpu: Double
    }

    /// Starts the clock.
    package init() {}

    /// Ends a stage that began where the last one ended.
    mutating func finish(_ name: String) {
        let now = Self.now()
        stages.append(Stage(name: name, wall: now.wall - last.wall, cpu: now.cpu - last.cpu))
        last = now
    }

    /// Since the run began.
    package var total: Double { last.wall - start.wall }

    private static func now() -> (wall: Double, cpu: Double) {
        (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// A table for `--timings`.
    package var table: String {
        let rows = stages.map { ($0.name, $0.wall, $0.cpu) }
        let total = ("total", stages.reduce(0) { $0 + $1.wall }, stages.reduce(0) { $0 + $1.cpu })
        return (rows + [total]).map { name, wall, cpu in
            "  \(name)\(String(repeating: " ", count: max(1, 14 - name.count)))\(Self.milliseconds(wall)) ms  CPU \(Self.milliseconds(cpu)) ms\n"
        }.joined()
    }

    private static func milliseconds(_ seconds: Double) -> String {
        let text = String(Int((seconds * 1000).rounded()))
        return String(repeating: " ", count: max(0, 7 - text.count)) + text
    }
}
