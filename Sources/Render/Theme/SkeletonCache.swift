import Synchronization

/// Skeletons by shape, shared by all workers.
///
/// A class because the cache is one for all copies of a theme. It changes how fast a page is made, never what is in it.
final class SkeletonCache: Sendable {
    private let skeletons = Mutex<[ViewShape: Skeleton]>([:])
    /// Enough for the shapes of a large site; beyond, shapes are rendered each time.
    private let capacity = 4096

    /// The skeleton of a shape, made if it is not there yet.
    func skeleton(_ shape: ViewShape, make: () -> Skeleton) -> Skeleton {
        if let known = skeletons.withLock({ $0[shape] }) { return known }
        let made = make()
        skeletons.withLock { if $0.count < capacity { $0[shape] = made } }
        return made
    }
}
