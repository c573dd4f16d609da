public import Foundation

extension Workload {
  /// Writes `communities.csv` and `outlets.csv` into a folder, which is made if it is missing.
  public func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try writeCommunities(to: folder.appending(path: "communities.csv"))
    try writeOutlets(to: folder.appending(path: "outlets.csv"))
  }

  private func writeCommunities(to file: URL) throws {
    var rows = try Rows(file, header: "id,name,city,lon,lat,population")
    for (number, community) in communities.enumerated() {
      rows.append("c")
      rows.append(number)
      rows.append(",Community ")
      rows.append(number)
      rows.append(",city-")
      rows.append(community.place.city)
      rows.append(tenMillionths: community.place.east)
      rows.append(tenMillionths: community.place.north)
      rows.append(",")
      rows.append(community.population)
      try rows.endRow()
    }
    try rows.close()
  }

  private func writeOutlets(to file: URL) throws {
    let names = Self.categories.map { Array($0.utf8) }
    var rows = try Rows(file, header: "id,name,category,lon,lat")
    for (number, outlet) in outlets.enumerated() {
      rows.append("o")
      rows.append(number)
      rows.append(",Outlet ")
      rows.append(number)
      rows.append(",")
      rows.append(names[outlet.category])
      rows.append(tenMillionths: outlet.place.east)
      rows.append(tenMillionths: outlet.place.north)
      try rows.endRow()
    }
    try rows.close()
  }
}
