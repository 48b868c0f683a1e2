import Synchronization

/// Spreads work over a number of tasks and gives the results back in the order of the work.
struct Workers: Sendable {
    let count: Int

    /// Applies a function to every element; the result does not depend on the number of workers.
    func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
    ) async -> [Result] {
        await map(elements, memory: {}, { _, element in transform(element) })
    }

    /// Applies a function that remembers something from one element to the next, each worker for itself.
    ///
    /// What it remembers may change how fast a result is found, never the result.
    func map<Element: Sendable, Memory, Result: Sendable>(
        _ elements: [Element],
        memory: @escaping @Sendable () -> Memory,
        _ transform: @escaping @Sendable (inout Memory, Element) -> Result
    ) async -> [Result] {
        // Work is taken in small parts as workers come free: some elements cost a thousand times others.
        let chunk = 16
        let chunks = (elements.count + chunk - 1) / chunk
        let taken = Turn()
        let work: @Sendable () -> [(Int, [Result])] = {
            var memory = memory()
            var done: [(Int, [Result])] = []
            while true {
                let number = taken.next()
                guard number < chunks else { return done }
                let range = number * chunk..<min((number + 1) * chunk, elements.count)
                done.append((number, elements[range].map { transform(&memory, $0) }))
            }
        }
        let parts = await withTaskGroup(of: [(Int, [Result])].self) { group in
            for _ in 0..<min(count, chunks) { group.addTask { work() } }
            var parts = [[Result]](repeating: [], count: chunks)
            for await finished in group {
                for (number, part) in finished { parts[number] = part }
            }
            return parts
        }
        return parts.flatMap { $0 }
    }
}

/// Counts the parts of a work as they are taken.
///
/// A class because all workers take from the same count.
private final class Turn: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}
