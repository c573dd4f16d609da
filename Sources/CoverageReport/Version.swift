/// The tool's version, as manifests and `--version` give it.
public let livingCircleVersion = "0.1.0"
