extension OSMOutlets {
  /// The outlets as a table: `id,name,category,lon,lat,chain,brand,opening_hours`.
  ///
  /// - Returns: Comma-separated values in UTF-8; `chain` says yes where there is a brand.
  public func table() -> ByteWriter {
    var writer = ByteWriter(capacity: outlets.count * 96)
    writer.append("id,name,category,lon,lat,chain,brand,opening_hours\n")
    for outlet in outlets {
      let tags = outlet.feature.tags
      writer.append(fields: [
        outlet.feature.id, outlet.feature.name, outlet.categories.joined(separator: ";"),
      ])
      writer.append(outlet.point)
      let isChain = tags["brand"] != nil || tags["brand:wikidata"] != nil
      writer.append(44)
      writer.append(fields: [
        isChain ? "yes" : "", tags["brand"] ?? "", tags["opening_hours"] ?? "",
      ])
      writer.append(10)
    }
    return writer
  }
}

extension OSMEntrances {
  /// The entrances as a table: `outlet_id,id,name,lon,lat`.
  ///
  /// - Returns: Comma-separated values in UTF-8.
  public func table() -> ByteWriter {
    var writer = ByteWriter(capacity: entrances.count * 64)
    writer.append("outlet_id,id,name,lon,lat\n")
    for entrance in entrances {
      writer.append(fields: [entrance.outlet, entrance.feature.id, entrance.name])
      writer.append(entrance.point)
      writer.append(10)
    }
    return writer
  }
}

extension OSMCommunities {
  /// The communities as a table: `id,name,kind,lon,lat`, `population` where some object says it, `dwellings` where there are buildings.
  ///
  /// - Returns: Comma-separated values in UTF-8.
  public func table() -> ByteWriter {
    let hasPopulation = communities.contains { $0.population != nil }
    let hasDwellings = communities.contains { $0.dwellings != nil }
    var writer = ByteWriter(capacity: communities.count * 64)
    writer.append("id,name,kind,lon,lat")
    if hasPopulation { writer.append(",population") }
    if hasDwellings { writer.append(",dwellings") }
    writer.append(10)
    for community in communities {
      writer.append(fields: [community.feature.id, community.feature.name, community.kind])
      writer.append(community.point)
      if hasPopulation { writer.append(optional: community.population) }
      if hasDwellings { writer.append(optional: community.dwellings) }
      writer.append(10)
    }
    return writer
  }
}

extension ByteWriter {
  /// Appends a comma and a number, if there is one.
  fileprivate mutating func append(optional number: Int?) {
    append(44)
    if let number { append(number: number) }
  }

  /// Appends a comma, the longitude, a comma and the latitude, with seven decimals.
  fileprivate mutating func append(_ point: OSMPoint) {
    for units in [point.x, point.y] {
      append(44)
      let (degrees, rest) = units.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
      if units < 0 { append(UInt8(ascii: "-")) }
      append(number: Int(degrees))
      append(".")
      // The zeros before the rest: a one in front of it has as many digits as there must be.
      append(String(String(10_000_000 + rest).dropFirst()))
    }
  }
}
