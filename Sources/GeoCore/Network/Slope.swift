#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Metres of level walking for each metre along the map, up or down a slope; there and back averaged, so that it is the same
/// both ways.
///
/// W. Tobler, *Three Presentations on Geographical Analysis and Modeling*, NCGIA Technical Report 93-1 (1993): a walker's speed is
/// 6 exp(−3.5 |m + 0.05|) km/h on a slope m. Against level ground that takes exp(3.5 (|m + 0.05| − 0.05)) times as long; with
/// m and −m averaged it is cosh 3.5 m up to a slope of 0.05, and exp(3.5 m) (1 + exp(−0.35)) / 2 beyond. Never less than 1.
///
/// - Parameters:
///   - rise: The difference of heights in metres.
///   - run: The length along the map in metres.
/// - Returns: The factor; infinite for a wall.
func levelMetres(rise: Double, run: Double) -> Double {
  guard rise != 0, rise.isFinite else { return 1 }
  let slope = abs(rise / run)
  return slope <= 0.05 ? cosh(3.5 * slope) : exp(3.5 * slope) * (1 + exp(-0.35)) / 2
}
