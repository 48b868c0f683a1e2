import Foundation
package import Testing

/// Does work and fails where it takes this thread too many seconds of a processor.
///
/// Not the `timeLimit` of Testing, which counts from the moment at which a test is ready, nor a clock on the wall: beside long tests
/// on few processors a test waits for minutes before it begins, and again and again in the middle.
package func expect<Value>(
    within limit: Double, sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> Value
) rethrows -> Value {
    let start = processorSeconds()
    let value = try work()
    let seconds = processorSeconds() - start
    #expect(seconds < limit, sourceLocation: sourceLocation)
    return value
}

private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
