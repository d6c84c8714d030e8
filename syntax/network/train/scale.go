package train

import "math"

// groupScale keeps the sum of n rows as long as one row, whatever n.
func groupScale(n int) float32 { return float32(1 / math.Sqrt(float64(max(n, 1)))) }
