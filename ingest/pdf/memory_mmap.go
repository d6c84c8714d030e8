//go:build linux || darwin || freebsd

package pdf

import (
	"context"
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// withReservedMemory lets instances that are made with the context reserve
// their whole address range at once: memory then grows without being copied,
// and only what PDFium touches is taken from the system.
func withReservedMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(reserve))
}

func reserve(_, most uint64) experimental.LinearMemory {
	m, err := syscall.Mmap(-1, 0, int(most), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return &growing{}
	}
	return reserved(m)
}

// reserved is a range of addresses; its length is the most it can hold.
type reserved []byte

// Reallocate returns the first size bytes.
func (r reserved) Reallocate(size uint64) []byte {
	if size > uint64(len(r)) {
		return nil
	}
	return r[:size]
}

// Free gives the range back.
func (r reserved) Free() {
	// Nothing can be done about an error here, and none is known to happen.
	_ = syscall.Munmap(r)
}

// growing is memory for a system that refuses to reserve a range.
type growing struct{ bytes []byte }

// Reallocate grows the memory, which moves.
func (g *growing) Reallocate(size uint64) []byte {
	if n := int(size) - len(g.bytes); n > 0 {
		g.bytes = append(g.bytes, make([]byte, n)...)
	}
	return g.bytes[:size]
}

// Free leaves the memory to the garbage collector.
func (g *growing) Free() { g.bytes = nil }
