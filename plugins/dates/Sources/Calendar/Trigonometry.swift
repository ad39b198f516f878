/// The sine of an angle in degrees, to about eleven places.
///
/// Written out here, so that a festival falls on the same day on every machine, whatever its
/// mathematics library rounds like.
func sine(_ degrees: Double) -> Double {
  var angle = degrees - 360 * (degrees / 360).rounded()
  if angle > 90 { angle = 180 - angle } else if angle < -90 { angle = -180 - angle }
  let x = angle * .pi / 180
  let square = x * x
  // The series up to the fifteenth power, from the smallest term.
  var sum = 1.0
  for n in (1...7).reversed() { sum = 1 - square / Double(2 * n * (2 * n + 1)) * sum }
  return x * sum
}

/// The cosine of an angle in degrees.
func cosine(_ degrees: Double) -> Double { sine(degrees + 90) }

/// The angle in 0...180 degrees with this cosine, for cosines that are not near ±1.
///
/// Newton's method, which five steps bring far below a second of arc for cosines in ±0.9.
func inverseCosine(_ cosine: Double) -> Double {
  var angle = 90.0
  for _ in 0..<6 {
    angle += (sine(angle + 90) - cosine) / sine(angle) * 180 / .pi
  }
  return angle
}

/// The angle in 0..<360 degrees.
func wrapped(_ degrees: Double) -> Double {
  degrees - 360 * (degrees / 360).rounded(.down)
}

/// The angle in -180...180 degrees.
func centered(_ degrees: Double) -> Double {
  degrees - 360 * (degrees / 360).rounded()
}
