package vector

// DotInt4 sets y to the products of x with four rows of w, which begin stride
// integers apart. Every sum must fit into 32 bits.
func DotInt4(y *[4]int32, w []int16, stride int, x []int16) {
	if intProducts && len(x)%16 == 0 && len(x) > 0 {
		_ = w[3*stride+len(x)-1]
		dotInt4(y, w, stride, x)
		return
	}
	dotInt4Portable(y, w, stride, x)
}

func dotInt4Portable(y *[4]int32, w []int16, stride int, x []int16) {
	w0, w1, w2, w3 := w[:len(x)], w[stride:stride+len(x)], w[2*stride:2*stride+len(x)], w[3*stride:3*stride+len(x)]
	clear(y[:])
	for i, v := range x {
		k := int32(v)
		y[0] += int32(w0[i]) * k
		y[1] += int32(w1[i]) * k
		y[2] += int32(w2[i]) * k
		y[3] += int32(w3[i]) * k
	}
}
