/// Whether the tests are built for debugging, where what they run takes some ten times as long.
public let isDebug: Bool = {
  #if DEBUG
    true
  #else
    false
  #endif
}()

/// How many cases of a property are tried: some in debug, all of them in release.
public func cases(debug: Int, release: Int) -> Int { isDebug ? debug : release }
