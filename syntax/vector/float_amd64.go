//go:build !purego

package vector

import "golang.org/x/sys/cpu"

var wide = avx2 && cpu.X86.HasAVX512F

//go:noescape
func tileAVX2(c *float32, ldc int, a *float32, ars, acs int, b *float32, ldb, k, rows int)

//go:noescape
func tileAVX512(c *float32, ldc int, a *float32, ars, acs int, b *float32, ldb, k, rows int)

//go:noescape
func pairAVX512(c *float32, ldc int, a *float32, ars, acs int, b *float32, ldb, step, k, rows int)

//go:noescape
func addScaledAVX2(dst *float32, a float32, x *float32, n int)

//go:noescape
func scaleByAVX2(dst, x *float32, n int)

//go:noescape
func cellAVX2(z, before, c, out *float32, h int, constants *float32)

//go:noescape
func cellBackAVX2(gates, before, c, gh, gc *float32, h int, constants *float32)

//go:noescape
func adamAVX2(w, m, v, grad *float32, n int, s *Step)

func tileRows() int {
	if wide {
		return 8
	}
	return tileRowsPortable
}

func tile(c []float32, ldc int, a []float32, ars, acs int, b []float32, ldb, k, rows int) {
	switch {
	case wide:
		tileAVX512(&c[0], ldc, &a[0], ars, acs, &b[0], ldb, k, rows)
	case avx2:
		tileAVX2(&c[0], ldc, &a[0], ars, acs, &b[0], ldb, k, rows)
	default:
		tilePortable(c, ldc, a, ars, acs, b, ldb, k, rows)
	}
}

func pair(c []float32, ldc int, a []float32, ars, acs int, b []float32, ldb, step, k, rows int) {
	pairAVX512(&c[0], ldc, &a[0], ars, acs, &b[0], ldb, step, k, rows)
}

func addScaled(dst []float32, a float32, x []float32) { addScaledAVX2(&dst[0], a, &x[0], len(x)) }

func scaleBy(dst, x []float32) { scaleByAVX2(&dst[0], &x[0], len(x)) }

func cell(z, before, c, out []float32) {
	cellAVX2(&z[0], &before[0], &c[0], &out[0], len(out), &constants[0])
}

func cellBack(gates, before, c, gh, gc []float32) {
	cellBackAVX2(&gates[0], &before[0], &c[0], &gh[0], &gc[0], len(gh), &constants[0])
}

func adam(w, m, v, g []float32, s *Step) { adamAVX2(&w[0], &m[0], &v[0], &g[0], len(g), s) }
