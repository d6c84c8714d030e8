package compact

import "encoding/binary"

// numbersAtOnce is for how many numbers memory is taken together.
const numbersAtOnce = 1 << 14

// Numbers are numbers that tell nothing of each other, such as hashes: four bytes
// each. What was read must not be appended to.
func (c *Coder) Numbers(list *[]uint32) {
	const size = 4
	if !c.reading {
		c.body = binary.AppendUvarint(c.body, uint64(len(*list)))
		for _, x := range *list {
			c.body = binary.LittleEndian.AppendUint32(c.body, x)
		}
		return
	}
	n := c.length(size)
	if *list = nil; n == 0 {
		return
	}
	if len(c.room) < n {
		c.room = make([]uint32, max(n, min(numbersAtOnce, len(c.body)/size)))
	}
	*list, c.room = c.room[:n:n], c.room[n:]
	for i := range *list {
		(*list)[i] = binary.LittleEndian.Uint32(c.body[i*size:])
	}
	c.body = c.body[n*size:]
}
