import Dispatch
import Synchronization

/// Does two things side by side where there are two processors, and gives both results.
///
/// For work on values alone: what comes out does not depend on which is done first. An error of the first is thrown before one of the
/// second, when both have ended.
package func concurrently<First: Sendable, Second: Sendable, Failure: Error>(
    _ first: @Sendable () throws(Failure) -> First, _ second: @Sendable () throws(Failure) -> Second
) throws(Failure) -> (First, Second) {
    let one = Mutex<Result<First, Failure>?>(nil)
    let other = Mutex<Result<Second, Failure>?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { number in
        if number == 0 {
            let result = Result(catching: first)
            one.withLock { $0 = result }
        } else {
            let result = Result(catching: second)
            other.withLock { $0 = result }
        }
    }
    guard let first = one.withLock(\.self), let second = other.withLock(\.self) else {
        preconditionFailure("concurrentPerform returned before both had ended")
    }
    return (try first.get(), try second.get())
}

extension Array where Element: Sendable {
    /// What a function makes of the first and of the second half of the elements, side by side; of all of them where they are few.
    package func halves<Part: Sendable>(few: Int, _ part: @Sendable (ArraySlice<Element>) -> Part) -> [Part] {
        guard count > few else { return [part(self[...])] }
        let (first, second) = concurrently({ part(self[..<(count / 2)]) }, { part(self[(count / 2)...]) })
        return [first, second]
    }
}
