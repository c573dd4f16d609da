import Synchronization

/// Desks for searches on one network, as many as there are workers at once, each used by one of them at a time.
public final class NetworkDesks: Sendable {
  private struct Idle: @unchecked Sendable {
    // A desk leaves the list before it is used and comes back after, so that one worker has it at a time.
    var desks: [NetworkSearch] = []
  }

  private let network: ContractedNetwork
  private let idle = Mutex(Idle())

  /// Desks for a network, none of them made yet.
  public init(_ network: ContractedNetwork) { self.network = network }

  /// Lends a desk.
  public func with<Answer>(_ body: (NetworkSearch) throws -> Answer) rethrows -> Answer {
    let desk = take()
    defer { put(desk) }
    return try body(desk)
  }

  private func take() -> NetworkSearch {
    let lent = idle.withLock { idle -> Lent in Lent(desk: idle.desks.popLast()) }
    return lent.desk ?? NetworkSearch(network)
  }

  private func put(_ desk: NetworkSearch) {
    let lent = Lent(desk: desk)
    idle.withLock { idle in
      if let desk = lent.desk { idle.desks.append(desk) }
    }
  }

  /// Carries a desk in and out of the lock.
  private struct Lent: @unchecked Sendable {
    let desk: NetworkSearch?
  }
}
