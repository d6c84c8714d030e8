//go:build (!amd64 && !arm64) || purego

package vector

// intProducts is false without assembly; what follows is then never called.
const intProducts = false

func dotInt4(*[4]int32, []int16, int, []int16) {}

func (m *Int8Matrix) addPacked([]int32, []int8, int, int) {}
