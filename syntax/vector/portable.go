package vector

func dot4Portable(y *[4]float32, w []float32, stride int, x []float32) {
	for r := range y {
		row := w[r*stride : r*stride+len(x)]
		var s float32
		for i, v := range x {
			s += row[i] * v
		}
		y[r] += s
	}
}

func axpy4Portable(dst []float32, a *[4]float32, x []float32, stride int) {
	x0, x1, x2, x3 := x[:len(dst)], x[stride:stride+len(dst)], x[2*stride:2*stride+len(dst)], x[3*stride:3*stride+len(dst)]
	for i := range dst {
		dst[i] += a[0]*x0[i] + a[1]*x1[i] + a[2]*x2[i] + a[3]*x3[i]
	}
}
