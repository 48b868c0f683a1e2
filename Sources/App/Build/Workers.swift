/// Spreads work over a number of tasks and gives the results back in the order of the work.
struct Workers: Sendable {
    let count: Int

    /// Applies a function to every element; the result does not depend on the number of workers.
    func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
    ) async -> [Result] {
        let chunk = 16
        let chunks = (elements.count + chunk - 1) / chunk
        guard count > 1, chunks > 1 else { return elements.map(transform) }
        return await withTaskGroup(of: [(Int, [Result])].self) { group in
            let workers = min(count, chunks)
            for worker in 0..<workers {
                group.addTask {
                    stride(from: worker, to: chunks, by: workers).map { number in
                        let range = number * chunk..<min((number + 1) * chunk, elements.count)
                        return (number, elements[range].map(transform))
                    }
                }
            }
            var results = [[Result]](repeating: [], count: chunks)
            for await finished in group {
                for (number, part) in finished { results[number] = part }
            }
            return results.flatMap { $0 }
        }
    }
}
