package import Testing

/// Does work and fails where it takes too long.
///
/// Not the `timeLimit` of Testing, which counts from the moment at which a test is ready: beside long tests on few processors it
/// waits for minutes before it begins.
package func expect<Value>(
    within limit: Duration, sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> Value
) rethrows -> Value {
    let clock = ContinuousClock()
    let start = clock.now
    let value = try work()
    let time = clock.now - start
    #expect(time < limit, sourceLocation: sourceLocation)
    return value
}
