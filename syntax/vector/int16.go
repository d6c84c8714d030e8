package vector

// dotInt4Portable is the loop without assembly. Two rows are multiplied at
// once: the sum of products of one lives in the lower half of a word, that of
// the other in the upper half, and a borrow between them is put back at the
// end.
func dotInt4Portable(y *[4]int32, w []int16, stride int, x []int16) {
	w0, w1, w2, w3 := w[:len(x)], w[stride:stride+len(x)], w[2*stride:2*stride+len(x)], w[3*stride:3*stride+len(x)]
	var a, b int64
	for i, v := range x {
		k := int64(v)
		a += (int64(w0[i]) + int64(w1[i])<<32) * k
		b += (int64(w2[i]) + int64(w3[i])<<32) * k
	}
	y[0], y[1] = int32(a), int32((a-int64(int32(a)))>>32)
	y[2], y[3] = int32(b), int32((b-int64(int32(b)))>>32)
}
