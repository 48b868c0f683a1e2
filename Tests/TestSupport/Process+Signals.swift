import Foundation

extension Process {
    /// Starts the program with every signal able to reach it.
    ///
    /// Tests run on threads that block all signals, and a program inherits that: a shell then waits for ever for a child
    /// that has ended, and nothing but SIGKILL ends anything.
    func runUnmasked() throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }

    /// Waits until the program has ended, and says whether it did in time.
    func ends(within time: Duration) -> Bool {
        let deadline = ContinuousClock.now + time
        var pause: UInt32 = 500
        while isRunning, ContinuousClock.now < deadline {
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
        return !isRunning
    }

    /// Waits until the program has ended; kills it when the time is up, and says whether it came to that.
    func waitOrKill(after time: Duration) -> Bool {
        if ends(within: time) { return false }
        kill(processIdentifier, SIGKILL)
        waitUntilExit()
        return true
    }
}
