import Synchronization

/// Desks for searches on one network, as many as there are workers at once, each used by one of them at a time.
public final class NetworkDesks: Sendable {
  /// Unchecked because a desk leaves the list before it is used and comes back after: one worker has it at a time.
  private struct Desk: @unchecked Sendable {
    let search: NetworkSearch
  }

  private let network: ContractedNetwork
  private let idle = Mutex<[Desk]>([])

  /// Desks for a network, none of them made yet.
  public init(_ network: ContractedNetwork) { self.network = network }

  /// Lends a desk.
  public func with<Answer>(_ body: (NetworkSearch) throws -> Answer) rethrows -> Answer {
    let desk = idle.withLock { $0.popLast() } ?? Desk(search: NetworkSearch(network))
    defer { idle.withLock { $0.append(desk) } }
    return try body(desk.search)
  }
}
